/** What is wrong with settings taken together. It is not told where one of them could not be read. */
export interface SettingProblem {
  readonly settings: readonly string[];
  readonly message: string;
}
