import { useLocalStorage } from "@mantine/hooks";
import * as z from "zod/mini";

/**
 * A choice of the viewer's, kept in localStorage and shared between tabs. A stored value that does not fit
 * `schema` counts as none, so that an older version's value cannot break the page.
 */
export function usePreference<Schema extends z.ZodMiniType>(
  name: string,
  schema: Schema,
  defaultValue: z.output<Schema>,
): [z.output<Schema>, (value: z.output<Schema>) => void] {
  const [value, setValue] = useLocalStorage<z.output<Schema>>({
    key: `command-history.${name}`,
    defaultValue,
    getInitialValueInEffect: false,
    deserialize(stored) {
      if (stored === undefined) return defaultValue;
      try {
        const parsed = z.safeParse(schema, JSON.parse(stored));
        return parsed.success ? parsed.data : defaultValue;
      } catch {
        return defaultValue;
      }
    },
  });
  return [value, setValue];
}
