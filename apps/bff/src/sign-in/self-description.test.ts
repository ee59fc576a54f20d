import { describe, expect, it } from "vitest";
import { ProviderUnavailableError } from "./provider-problem.ts";
import { createSelfDescription } from "./self-description.ts";

/** A provider whose answers come when the test says so. */
function startProvider() {
  const asked: Answer<string>[] = [];
  const clock = { now: 1_000_000 };
  const describeItself = createSelfDescription(
    () => {
      const answer = newAnswer<string>();
      asked.push(answer);
      return answer.promise;
    },
    () => clock.now,
  );
  return { asked, clock, describeItself };
}

interface Answer<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: unknown) => void;
}

function newAnswer<Value>(): Answer<Value> {
  let resolve: Answer<Value>["resolve"] = () => undefined;
  let reject: Answer<Value>["reject"] = () => undefined;
  const promise = new Promise<Value>((resolveIt, rejectIt) => {
    resolve = resolveIt;
    reject = rejectIt;
  });
  return { promise, resolve, reject };
}

describe("a provider's description of itself", () => {
  it("is asked for once by all who come meanwhile, and remembered for an hour", async () => {
    const { asked, clock, describeItself } = startProvider();
    const three = [describeItself(), describeItself(), describeItself()];
    asked[0]?.resolve("first");
    expect(await Promise.all(three)).toEqual(["first", "first", "first"]);
    clock.now += 3_599_999;
    expect(await describeItself()).toBe("first");
    clock.now += 1;
    const next = describeItself();
    asked[1]?.resolve("second");
    expect(await next).toBe("second");
    expect(asked).toHaveLength(2);
  });

  it("that does not come fails all who wait for it, and for ten seconds those who come later, at once", async () => {
    const { asked, clock, describeItself } = startProvider();
    const two = [describeItself(), describeItself()];
    const cause = new Error("refused");
    asked[0]?.reject(cause);
    for (const each of await Promise.allSettled(two)) {
      expect(each).toMatchObject({ reason: { name: "ProviderUnavailableError", retryAfterSeconds: 10 } });
    }
    clock.now += 9_001;
    const error = await describeItself().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProviderUnavailableError);
    expect(error).toMatchObject({ cause, retryAfterSeconds: 1 });
    expect(asked).toHaveLength(1);

    clock.now += 999;
    const next = describeItself();
    asked[1]?.resolve("there again");
    expect(await next).toBe("there again");
  });

  it("holds on when a later one does not come, which is not tried each time either", async () => {
    const { asked, clock, describeItself } = startProvider();
    const first = describeItself();
    asked[0]?.resolve("first");
    await first;
    clock.now += 3_600_000;
    const second = describeItself();
    asked[1]?.reject(new Error("refused"));
    expect(await second).toBe("first");
    expect(await describeItself()).toBe("first");
    expect(asked).toHaveLength(2);
  });

  it("is tried again when the clock was set back", async () => {
    const { asked, clock, describeItself } = startProvider();
    const first = describeItself();
    asked[0]?.reject(new Error("refused"));
    await first.catch(() => undefined);
    clock.now -= 3_600_000;
    const second = describeItself();
    asked[1]?.resolve("there");
    expect(await second).toBe("there");
  });
});
