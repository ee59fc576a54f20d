import classes from "./demo-banner.module.css";

/** Says that the data is made up, and how to connect a real account. */
export function DemoBanner() {
  return (
    <aside className={classes.banner} aria-label="Demo mode">
      <details>
        <summary>
          <strong>Demo data</strong>: no credentials configured.{" "}
          <span className={classes.how}>How to connect</span>
        </summary>
        <p>
          Set <code>ZENLAYER_ACCESS_KEY_ID</code> and <code>ZENLAYER_ACCESS_KEY_SECRET</code>, or{" "}
          <code>ZENLAYER_TOKEN</code>, in the server's environment and start it again. Where the official CLI{" "}
          <code>zeno</code> is set up, its credentials are found without that. Keys are made at{" "}
          <a href="https://console.zenlayer.com/accessKey" target="_blank" rel="noreferrer">
            console.zenlayer.com/accessKey
          </a>
          .
        </p>
      </details>
    </aside>
  );
}
