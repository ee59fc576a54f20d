const megabits = 50;
const latencyMs = 20;
const bytesPerSecond = (megabits * 1e6) / 8;

/** A line of 50 Mbit with 20 ms from one end to the other and back, and how Chromium is told of it. */
export const line = {
  megabits,
  latencyMs,
  conditions: {
    offline: false,
    latency: latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  },
} as const;
