const NAVIGATEURS: readonly [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const SYSTEMES: readonly [RegExp, string][] = [
  [/iPhone/, 'un iPhone'],
  [/iPad/, 'un iPad'],
  [/Android.*Mobile/, 'un téléphone Android'],
  [/Android/, 'une tablette Android'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'un Mac'],
  [/CrOS/, 'un Chromebook'],
  [/Linux/, 'Linux'],
];

/**
 * « Firefox sur Windows »: enough to recognise one's own device, too little to follow anybody.
 * The browser's full announcement is never kept.
 */
export function libelleAppareil(annonce: string | null): string {
  const texte = annonce ?? '';
  const trouver = (liste: readonly [RegExp, string][]) => liste.find(([motif]) => motif.test(texte))?.[1];
  const navigateur = trouver(NAVIGATEURS);
  const systeme = trouver(SYSTEMES);
  if (navigateur && systeme) return `${navigateur} sur ${systeme}`;
  return navigateur ?? (systeme ? `Un navigateur sur ${systeme}` : 'Un appareil');
}
