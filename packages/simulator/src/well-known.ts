/** A company clock for tests: an afternoon in the middle of a week. */
export const workday = new Date("2025-11-19T14:40:00Z");

/**
 * IDs that exist whatever the seed, for tests and demonstrations. README.md describes what each one holds.
 */
export const wellKnown = {
  /** 200 instances ran `df -h`: 185 say the same but for numbers, 9 + 4 + 1 + 1 say something else. PartialFailed. */
  mixedInvocationId: "inv-5d0c7be1f2a94486",
  /** Access logs of three instances, the first of 5 MB. */
  largeLogInvocationId: "inv-b83e90d417c65f2a",
  /** Names, script and outputs that try to break out of a page. */
  hostileInvocationId: "inv-e6674a0f98d1c35b",
  /** Settings of six instances, which hold invented secrets of several kinds. They differ in nothing else. */
  secretsInvocationId: "inv-91c3e5a70b82d64f",
  /** Created five seconds before the simulator's start; its instances finish one by one in the two minutes after. */
  runningInvocationId: "inv-0f91d2c86ab3e457",
  /** Its ID, its command's and its instance's hold characters that must be percent-encoded in a path. */
  oddInvocationId: "inv/50% off?#é 磁盘",
  oddCommandId: "cmd-清理/50% off?#a b",
  oddInstanceId: "ins/7%2F?#é 磁盘",
  /** Runs every night in every site; the last night all of it failed, since its script had changed. */
  nightlyBackupCommandId: "cmd-6pb3w8h5ny2c",
  /** The command of the mixed invocation; also runs four times a day in every site. */
  diskUsageCommandId: "cmd-1x7r0kq2vd9m",
  /** 10,000 invocations of 20 instances each, 300 bytes of stdout an instance: about 115 MB. */
  manyInvocationsCommandId: "bulk-20x",
  /** 10,000 invocations of 200 instances each: 2,000,000 results, about 0.8 GB. */
  manyInstancesCommandId: "bulk-200x",
  /** One invocation of 200 instances with 5,000,000 bytes of stdout each: 1 GB. */
  hugeInvocationId: "bulk-5mb-00000",
  /** One instance that wrote 1,000,000 lines of 60 bytes. */
  manyLinesInvocationId: "bulk-lines-00000",
  /** One instance that wrote one line of 50,000,000 bytes. */
  longLineInvocationId: "bulk-long-line-00000",
} as const;
