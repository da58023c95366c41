const ENTITES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };

/** A text as HTML shows it, inside an element or an attribute between quotes: for the few places that React does not write. */
export const echapper = (texte: string): string => texte.replace(/[&<>"']/g, (lettre) => ENTITES[lettre] ?? lettre);
