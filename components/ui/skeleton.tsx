import { classNames } from "@/components/ui/class-names";

/** A place where something will be; of the size that it will have. */
export function Skeleton({ className }: { readonly className: string }) {
  return <span aria-hidden="true" className={classNames("block animate-pulse rounded bg-sunken", className)} />;
}
