import fc from "fast-check";
import { expect, it } from "vitest";
import { asZenoCommand, idForms } from "./copy-forms.ts";

it("writes IDs as lines, with commas, and as JSON", () => {
  expect(idForms.map(({ write }) => write(["ins-1", "ins/2"]))).toEqual([
    "ins-1\nins/2",
    "ins-1,ins/2",
    '["ins-1","ins/2"]',
  ]);
});

it("names the invocation, every instance and the account to the CLI", () => {
  expect(
    asZenoCommand({ invocationId: "inv-1", instanceIds: ["159842", "ins-2"], profile: "edge team" }),
  ).toBe(
    "zeno zos describe-command-invocations --profile 'edge team' --invocation-ids inv-1 --instance-ids 159842 --instance-ids ins-2",
  );
  expect(asZenoCommand({ invocationId: "inv-1", instanceIds: [], profile: undefined })).toBe(
    "zeno zos describe-command-invocations --invocation-ids inv-1",
  );
});

/** Splits a command into words as a POSIX shell does, of which it knows single quotes and an escaped quote alone. */
function shellWords(command: string): string[] {
  const words = command.match(/(?:'[^']*'|\\'|[^\s'\\])+/g) ?? [];
  return words.map((word) => word.replace(/'([^']*)'|\\(')/g, "$1$2"));
}

it("gives the shell each ID as one word, whatever its characters", () => {
  const id = fc.string({ unit: "binary", minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(id, fc.array(id, { maxLength: 4 }), (invocationId, instanceIds) => {
      const words = shellWords(asZenoCommand({ invocationId, instanceIds, profile: undefined }));
      expect(words).toEqual([
        ...["zeno", "zos", "describe-command-invocations"],
        ...["--invocation-ids", invocationId],
        ...instanceIds.flatMap((instanceId) => ["--instance-ids", instanceId]),
      ]);
    }),
  );
});

it.each(["$(reboot)", "`reboot`", "a;b", "a b", "a|b", "~", "*", "#", "\\", '"', "-x y"])(
  "leaves nothing of %s to the shell",
  (id) => {
    expect(asZenoCommand({ invocationId: id, instanceIds: [], profile: undefined })).toBe(
      `zeno zos describe-command-invocations --invocation-ids '${id}'`,
    );
  },
);
