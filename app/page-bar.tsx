import { signOut } from "@/app/(account)/actions";
import { TopBar, type TopBarProps } from "@/components/shell/top-bar";
import { pageUser } from "@/lib/auth/page";

/** The bar of a page, for whoever is signed in. */
export async function PageBar(props: TopBarProps) {
  return <TopBar {...props} user={await pageUser()} signOut={signOut} />;
}
