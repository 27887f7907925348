/** Changes the parameters of the page's address in place: no navigation, and what else stands in it stays. */
export function replaceAddress(change: (parameters: URLSearchParams) => void): void {
  const address = new URL(location.href);
  change(address.searchParams);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}
