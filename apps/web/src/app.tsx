import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { wasStopped } from "./api/stopping.ts";
import type { AppRouter } from "./routes/router.tsx";
import { theme } from "./theme.ts";

/** For how long a failure is news: a component that is mounted meanwhile shows it, and does not ask once more. */
const justFailedMs = 2_000;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A request that finds no network fails and says so, instead of waiting without a word.
        networkMode: "always",
        // What failed is asked for again by the viewer, with Retry, or by the live refresh.
        retry: false,
        // The first rows are asked for before there is a page: an upstream in trouble is not to be asked twice for them.
        retryOnMount: ({ state }) => Date.now() - state.errorUpdatedAt > justFailedMs,
        // A page can be large upstream: it is asked for again when the viewer asks, and by the live refresh.
        refetchOnWindowFocus: false,
        refetchOnReconnect: ({ state }) => state.status === "error" && !wasStopped(state.error),
        staleTime: 10_000,
      },
    },
  });
}

/** The app in its providers. `nonce` lets Mantine's style elements through the content security policy. */
export function App(props: { nonce: string; queryClient: QueryClient; router: AppRouter }) {
  const { nonce, queryClient, router } = props;
  return (
    <MantineProvider theme={theme} getStyleNonce={() => nonce} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
