import type { Compte } from './decisions.ts';

/** A list in four figures. */
export function ChiffresDImport({ compte }: { compte: Compte }) {
  const pluriel = (nombre: number, mot: string) => (nombre > 1 ? `${mot}s` : mot);
  const { nouvelle, modifiee, inchangee, a_choisir, refusee } = compte;
  const chiffres = [
    { valeur: nouvelle, quoi: pluriel(nouvelle, 'nouvelle'), detail: nouvelle > 1 ? 'seront créées' : 'sera créée' },
    { valeur: modifiee, quoi: pluriel(modifiee, 'modifiée'), detail: 'ce qui change est montré' },
    { valeur: inchangee, quoi: pluriel(inchangee, 'inchangée'), detail: 'déjà dans le réseau' },
    {
      valeur: a_choisir + refusee,
      quoi: 'à revoir',
      detail: `${a_choisir} à choisir, ${refusee} ${pluriel(refusee, 'refusée')}`,
    },
  ];
  return (
    <section className="chiffres-d-import" aria-label="En quatre chiffres">
      <ul className="grille grille--4">
        {chiffres.map(({ valeur, quoi, detail }) => (
          <li className="chiffre" key={quoi}>
            <span className="chiffre__valeur">{valeur.toLocaleString('fr-FR')}</span>
            <span className="chiffre__quoi">{quoi}</span>
            <span className="petit doux">{valeur === 0 && quoi !== 'à revoir' ? 'aucune dans cette liste' : detail}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
