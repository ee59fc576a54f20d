import { ApiError, NetworkError } from "@command-history/zenlayer";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createSigningClock, type SigningClock } from "./clock-skew.ts";

const hour = 3_600_000;

let ours: number;
let theirs: number;
let corrections: number[];
let clock: SigningClock;
let calls: number;
/** Since the start, in ms. */
let elapsed: number;

beforeEach(() => {
  elapsed = 0;
  ours = Date.UTC(2026, 0, 1, 12);
  theirs = ours;
  corrections = [];
  calls = 0;
  clock = createSigningClock({
    now: () => ours,
    elapsed: () => elapsed,
    onCorrected: (skewMs) => corrections.push(skewMs),
  });
});

function refusal(status = 401): ApiError {
  return new ApiError(
    { status, retryAfterSeconds: null, serverTime: new Date(theirs) },
    { code: "AUTHFAILURE_SIGNATURE_FAILURE", message: "refused", requestId: null },
  );
}

/** An upstream that takes signatures up to five minutes off. */
async function call(now: () => number): Promise<string> {
  calls += 1;
  if (Math.abs(now() - theirs) > 5 * 60_000) throw refusal();
  return "taken";
}

/** What a call is signed by that the upstream takes at any time. */
const signedBy = () => clock.sign(async (now) => now());

describe("the clock that calls are signed by", () => {
  it("is ours while the upstream takes it", async () => {
    theirs = ours + 3 * 60_000;
    expect(await clock.sign(call)).toBe("taken");
    expect(await signedBy()).toBe(ours);
    expect(calls).toBe(1);
  });

  it.each([-hour, hour])(
    "is set right when it is %d ms off, with one call more, and stays right",
    async (skew) => {
      theirs = ours + skew;
      expect(await clock.sign(call)).toBe("taken");
      expect(calls).toBe(2);
      expect(await clock.sign(call)).toBe("taken");
      expect(calls).toBe(3);
      expect(await signedBy()).toBe(theirs);
      expect(corrections).toEqual([skew]);
    },
  );

  it("is ours again once that has been set", async () => {
    theirs = ours + hour;
    await clock.sign(call);
    ours = theirs;
    expect(await clock.sign(call)).toBe("taken");
    expect(await signedBy()).toBe(ours);
    expect(corrections).toEqual([hour, 0]);
  });

  it("stays ours when the call is refused all the same, with the first refusal", async () => {
    theirs = ours + hour;
    const refusals: ApiError[] = [];
    const outcome = clock.sign(async () => {
      refusals.push(refusal());
      throw refusals.at(-1);
    });
    await expect(outcome).rejects.toBe(refusals[0]);
    expect(refusals).toHaveLength(2);
    expect(await signedBy()).toBe(ours);
    expect(corrections).toEqual([]);
  });

  it("is not tried to be set right again for a minute after the call was refused all the same", async () => {
    theirs = ours + hour;
    const refused = async () => {
      calls += 1;
      throw refusal();
    };
    await expect(clock.sign(refused)).rejects.toBeInstanceOf(ApiError);
    expect(calls).toBe(2);
    await expect(clock.sign(refused)).rejects.toBeInstanceOf(ApiError);
    expect(calls).toBe(3);
    elapsed = 60_000;
    expect(await clock.sign(call)).toBe("taken");
    expect(calls).toBe(5);
    expect(corrections).toEqual([hour]);
  });

  it("stays ours for others until a corrected call went well", async () => {
    theirs = ours + hour;
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const first = clock.sign(async (now) => {
      await call(now);
      await answered;
    });
    await vi.waitFor(() => expect(calls).toBe(2));
    expect(await signedBy()).toBe(ours);
    answer();
    await first;
    expect(await signedBy()).toBe(theirs);
  });

  it("stays ours when the second call fails in another way", async () => {
    theirs = ours + hour;
    const broken = new NetworkError("ECONNRESET", undefined);
    const outcomes = [refusal(), broken];
    await expect(clock.sign(() => Promise.reject(outcomes.shift()))).rejects.toBe(broken);
    expect(await signedBy()).toBe(ours);
  });

  it("is not taken for the cause of a refusal when it is right, nor of another error", async () => {
    await expect(
      clock.sign(async () => {
        calls += 1;
        throw refusal();
      }),
    ).rejects.toBeInstanceOf(ApiError);
    theirs = ours + hour;
    await expect(
      clock.sign(async () => {
        calls += 1;
        throw new ApiError(
          { status: 500, retryAfterSeconds: null, serverTime: new Date(theirs) },
          { code: null, message: "failed", requestId: null },
        );
      }),
    ).rejects.toBeInstanceOf(ApiError);
    expect(calls).toBe(2);
  });

  it("is corrected once for calls that are refused together", async () => {
    theirs = ours + hour;
    expect(await Promise.all([clock.sign(call), clock.sign(call), clock.sign(call)])).toHaveLength(3);
    expect(calls).toBe(6);
    expect(corrections).toEqual([hour]);
  });
});
