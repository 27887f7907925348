/**
 * A value as one string, for the way from a page's server part to its browser part. React walks what it sends value by
 * value, once on the server, once more where the server draws the page and once in the browser; a string it passes on.
 * Worth it where there may be hundreds of objects.
 */
export type Packed<T> = string & { readonly packs?: T };

export const pack = <T>(value: T): Packed<T> => JSON.stringify(value);

/** What JSON can say of the value that was packed. */
export const unpack = <T>(packed: Packed<T>): T => JSON.parse(packed);
