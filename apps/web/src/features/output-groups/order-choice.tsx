import { type GroupOrder, groupOrders } from "@command-history/output";
import classes from "./order-choice.module.css";

const words: Readonly<Record<GroupOrder, string>> = { rarest: "Rarest first", largest: "Largest first" };

/** Which groups come first. */
export function OrderChoice(props: { order: GroupOrder; onChange: (order: GroupOrder) => void }) {
  return (
    <fieldset className={classes.choice}>
      <legend className="visually-hidden">Order of groups</legend>
      {groupOrders.map((order) => (
        <button
          key={order}
          type="button"
          className={classes.order}
          aria-pressed={props.order === order}
          onClick={() => props.onChange(order)}
        >
          {words[order]}
        </button>
      ))}
    </fieldset>
  );
}
