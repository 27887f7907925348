export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * What was done before the page could hear it: the last value of each field, or whether its box is ticked, and the
 * buttons that were pressed.
 */
export interface EarlyInput {
  readonly fields: Map<Field, string | boolean>;
  readonly pressed: Set<HTMLElement>;
  readonly stop: () => void;
}

declare global {
  interface Window {
    earlyInput?: EarlyInput;
  }
}

/** A field's value, or whether its box is ticked. */
export function enteredIn(field: Field): string | boolean {
  return field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type) ? field.checked : field.value;
}

/**
 * The button that a click is on, if scripts alone make something of it. Links and buttons that send a form do without;
 * where a form's action is a function, React repeats the sending itself.
 */
export function pressedBy({ target }: Event): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("button[type=button], [role=button]") : null;
}

function record(entered: typeof enteredIn, pressedBy: (event: Event) => HTMLElement | null): void {
  const fields: EarlyInput["fields"] = new Map();
  const pressed: EarlyInput["pressed"] = new Set();
  const press = (event: Event) => {
    const button = pressedBy(event);
    if (button) pressed.add(button);
  };
  const keep = ({ target }: Event) => {
    if (target instanceof Element && target.matches("input, textarea, select")) {
      fields.set(target as Field, entered(target as Field));
    }
  };
  const events = ["input", "change"];
  for (const event of events) document.addEventListener(event, keep, true);
  document.addEventListener("click", press, true);
  const stop = () => {
    for (const event of events) document.removeEventListener(event, keep, true);
    document.removeEventListener("click", press, true);
  };
  window.earlyInput = { fields, pressed, stop };
}

/** A script that stands alone, for the beginning of a page. */
export const recordEarlyInput = `(${record})(${enteredIn}, ${pressedBy})`;
