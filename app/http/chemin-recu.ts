/**
 * The path of a request as Remix will read it: dots and backslashes resolved, segments decoded, without case nor final
 * slash. Whoever guards an address by its path asks here: `/R/…`, `/r/…/` and `/%72/…` open the same page, and
 * `/r/..\\moi` opens another one.
 * @param url as the client wrote it, with its query; the part behind the host
 * @returns lower case: fit to compare, not to look anything up
 */
export function cheminRecu(url: string): string {
  // The host is ours: `//ailleurs/…` is a path here.
  const { pathname } = new URL(`http://ici${url.startsWith('/') ? '' : '/'}${url}`);
  return (
    pathname
      .split('/')
      .map((segment) => decoder(segment).replaceAll('/', '%2F'))
      .join('/')
      .toLowerCase()
      .replace(/\/+$/, '') || '/'
  );
}

/** A malformed code stays as it was written: Express answers it 400. */
function decoder(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Whether an address is of the cell, of which no log keeps anything: not even that somebody came. */
export const estDeLaCellule = (url: string): boolean => /^\/cellule(\.data)?(\/|$)/.test(cheminRecu(url));
