/** A parameter that cannot be taken: its name, and what is allowed. */
export interface ParameterProblem {
  readonly parameter: string;
  readonly message: string;
}

export const valueLimits = {
  /** Values of one filter. A command runs on at most 200 instances. */
  valuesPerFilter: 200,
  /** Characters of one value. */
  valueLength: 256,
} as const;

/**
 * The values of a parameter that may repeat, equal ones folded. A blank one, and those past the limits, are left out and
 * reported: a filter whose value got lost on the way must not be taken for no filter.
 */
export function readValues(
  params: URLSearchParams,
  parameter: string,
  problems: ParameterProblem[],
): readonly string[] {
  const given = [...new Set(params.getAll(parameter))];
  const values = given.filter((value) => value.trim() !== "");
  if (values.length < given.length) problems.push({ parameter, message: `${parameter}: must not be blank` });
  const fitting = values.filter((value) => value.length <= valueLimits.valueLength);
  if (fitting.length < values.length) {
    problems.push({
      parameter,
      message: `${parameter}: a value has more than ${valueLimits.valueLength} characters`,
    });
  }
  if (fitting.length > valueLimits.valuesPerFilter) {
    problems.push({
      parameter,
      message: `${parameter}: at most ${valueLimits.valuesPerFilter} values are allowed, ${fitting.length} were given`,
    });
  }
  return fitting.slice(0, valueLimits.valuesPerFilter);
}

function choiceRule(values: readonly string[]): string {
  const [only, ...others] = values;
  return others.length === 0 ? `only “${only}” is possible` : `must be one of ${values.join(", ")}`;
}

/** One of the values that a parameter may have, `initial` when it is absent or empty; anything else is reported. */
export function readChoice<Value extends string, Initial extends Value | null>(
  params: URLSearchParams,
  parameter: string,
  values: readonly Value[],
  initial: Initial,
  problems: ParameterProblem[],
): Value | Initial {
  const given = params.getAll(parameter).filter((value) => value !== "");
  const value = given.length === 0 ? initial : values.find((known) => known === given[0]);
  if (value !== undefined && given.length <= 1) return value;
  problems.push({ parameter, message: `${parameter}: ${choiceRule(values)}` });
  return initial;
}

/** Those of the values that a parameter names, in their own order, however often; anything else is reported. */
export function readChoices<Value extends string>(
  params: URLSearchParams,
  parameter: string,
  values: readonly Value[],
  problems: ParameterProblem[],
): Value[] {
  const given = new Set(params.getAll(parameter).filter((value) => value !== ""));
  const chosen = values.filter((value) => given.has(value));
  if (chosen.length < given.size) {
    problems.push({ parameter, message: `${parameter}: ${choiceRule(values)}` });
  }
  return chosen;
}
