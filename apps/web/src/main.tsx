import "./styles.ts";
import { setNonce } from "get-nonce";
import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import * as z from "zod/mini";
import { readFirstAnswers } from "./api/read-first-answers.ts";
import { App, createQueryClient } from "./app.tsx";
import { installTrustedTypes } from "./lib/trusted-types.ts";
import { createAppRouter } from "./routes/router.tsx";

// zod probes for `new Function` otherwise, which the content security policy reports.
z.config({ jitless: true });
installTrustedTypes();

/** The nonce that lets this page's style elements through the content security policy. */
const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
// For the style element that locks the page's scroll under a modal.
setNonce(nonce);

/** Renders the app into `element` once what it shows first is there, or does not come soon. */
async function start(element: HTMLElement): Promise<void> {
  const queryClient = createQueryClient();
  const router = createAppRouter();
  await Promise.allSettled([router.load(), readFirstAnswers(queryClient)]);
  // In a transition the browser has its turns meanwhile.
  startTransition(() =>
    createRoot(element).render(
      <StrictMode>
        <App nonce={nonce} queryClient={queryClient} router={router} />
      </StrictMode>,
    ),
  );
}

const element = document.getElementById("root");
if (element === null) throw new Error("index.html has no #root");
void start(element);
