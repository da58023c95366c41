import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { ChiffresDImport } from './chiffres-d-import.tsx';
import { ColonnesDImport } from './colonnes-d-import.tsx';
import { FeuillesALire } from './feuilles-a-lire.tsx';
import type { PageDApercu } from './page-d-import.server.ts';
import { SortsDImport } from './sorts-d-import.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  apercu: PageDApercu;
}

/** The dry run of a list: what was understood, what will happen to each row, and the one button that writes. */
export function ApercuDImport({ apercu, formulaire }: Props) {
  const { id, ecrit, compte, aEcrire } = apercu;
  return (
    <>
      <ChiffresDImport compte={compte} />
      {/* Another reading, or another page, is another form: what was selected in the first is not in it. */}
      <FormulairePoste
        key={`${apercu.genre}-${apercu.feuille}-${apercu.sort}-${apercu.page}`}
        formulaire={formulaire}
        enPlusieursFois
        action={`/reseau/import?apercu=${id}`}
      >
        <FeuillesALire autres={apercu.autres} ecrite={ecrit} />
        <ColonnesDImport {...apercu} formulaire={formulaire} />
        <SortsDImport {...apercu} formulaire={formulaire} />
        {!ecrit && <Ensuite etapes={etapes(apercu)} />}
        <div className="actions">
          {!ecrit && (aEcrire > 0 || compte.a_choisir > 0) && (
            <Bouton name="confirmer" value={String(id)}>
              {bouton(aEcrire)}
            </Bouton>
          )}
          {aEcrire === 0 && compte.a_choisir === 0 && <p>Il n’y a rien à écrire.</p>}
          <LienBouton href="/reseau/import" genre="second">
            Choisir un autre fichier
          </LienBouton>
        </div>
      </FormulairePoste>
    </>
  );
}

function bouton(aEcrire: number): string {
  if (aEcrire === 0) return 'Écrire les lignes choisies dans le réseau';
  return aEcrire === 1
    ? 'Écrire cette ligne dans le réseau'
    : `Écrire ces ${aEcrire.toLocaleString('fr-FR')} lignes dans le réseau`;
}

function etapes({ genre, aEcrire, proposees, sansReponse, refusees }: PageDApercu): string[] {
  const ecrites =
    aEcrire > 1
      ? `Les ${aEcrire.toLocaleString('fr-FR')} lignes sont écrites ensemble, ou aucune.`
      : 'Les lignes bonnes sont écrites ensemble, ou aucune.';
  const supposees =
    proposees === 0
      ? ''
      : proposees === 1
        ? ' Cela compte la ligne à choisir dont la réponse est proposée : gardez-la, changez-la, ou laissez la ligne de côté.'
        : ` Cela compte les ${proposees} lignes à choisir dont la réponse est proposée : gardez-la, changez-la, ou laissez la ligne de côté.`;
  const choix = sansReponse > 0 ? ' S’y ajoutent celles pour lesquelles vous aurez choisi.' : '';
  const dehors =
    refusees.length === 0
      ? ''
      : refusees.length === 1
        ? ` La ligne ${refusees[0]} reste dehors : corrigez-la dans votre tableur.`
        : ` ${refusees.length} lignes restent dehors : corrigez-les dans votre tableur.`;
  return [
    `${ecrites}${supposees}${choix}${dehors}`,
    genre === 'annonces'
      ? 'Chaque structure concernée reçoit un courriel\u00a0: elle relit, corrige et publie. Les autres ne lisent rien avant.'
      : 'Personne ne reçoit de courriel\u00a0: les invitations se décident après.',
    'Le même fichier, importé deux fois, ne change plus rien.',
  ];
}
