import { Kbd } from "@mantine/core";
import { Fragment } from "react";

/** Keys as they are printed on a keyboard; two one after the other are joined by "then". */
export function Keys({ keys }: { keys: string }) {
  return keys.split(" ").map((key, index) => (
    <Fragment key={key}>
      {index > 0 && " then "}
      <Kbd size="xs">{key}</Kbd>
    </Fragment>
  ));
}
