/**
 * What limits count as one client. Whoever has an IPv6 connection has at least a whole /64 of addresses: they count
 * as one, otherwise each try would come from a new one.
 * @param ip as Express reads it
 */
export function adresseDuClient(ip: string | undefined): string {
  const adresse = (ip ?? '').replace(/%.*$/, '');
  const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(adresse)?.[1];
  if (v4) return v4;
  if (!adresse.includes(':')) return adresse;
  const [debut = '', fin] = adresse.toLowerCase().split('::');
  const gauche = debut.split(':').filter(Boolean);
  const droite = (fin ?? '').split(':').filter(Boolean);
  const zeros = fin === undefined ? 0 : Math.max(0, 8 - gauche.length - droite.length);
  const groupes = [...gauche, ...Array.from({ length: zeros }, () => '0'), ...droite];
  return `${groupes
    .slice(0, 4)
    .map((groupe) => groupe.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
