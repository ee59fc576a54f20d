import "./styles.ts";
import { setNonce } from "get-nonce";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import * as z from "zod/mini";
import { readFirstAnswers } from "./api/read-first-answers.ts";
import { App, createQueryClient } from "./app.tsx";
import { installTrustedTypes } from "./lib/trusted-types.ts";

// zod probes for `new Function` otherwise, which the content security policy reports.
z.config({ jitless: true });
installTrustedTypes();

/** The nonce that lets this page's style elements through the content security policy. */
const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
// For the style element that locks the page's scroll under a modal.
setNonce(nonce);

const queryClient = createQueryClient();
readFirstAnswers(queryClient);

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App nonce={nonce} queryClient={queryClient} />
  </StrictMode>,
);
