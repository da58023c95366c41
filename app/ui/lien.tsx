import { Link } from '@remix-run/react';
import type { AnchorHTMLAttributes } from 'react';

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { href: string };

/** A page of the app, as opposed to a file, a mail address or another site. */
export const estPage = (href: string) => href.startsWith('/') && !/^\/fichiers\/|\.[a-z]{2,4}(\?|$)/.test(href);

/** A link that stays in the app when it can. In long lists a plain `<a>` is lighter. */
export function Lien({ href, ...reste }: Props) {
  return estPage(href) ? <Link to={href} discover="none" {...reste} /> : <a href={href} {...reste} />;
}
