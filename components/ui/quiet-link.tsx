"use client";
import Link from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * A link that every page has: where it leads is read ahead once somebody means
 * to go there. Read ahead whenever they are seen, a dozen of these would ask
 * the server for more than the page they stand on.
 */
export function QuietLink(props: ComponentProps<typeof Link>) {
  const [meant, setMeant] = useState(false);
  const mean = () => setMeant(true);
  return <Link {...props} prefetch={meant ? null : false} onPointerEnter={mean} onFocus={mean} />;
}
