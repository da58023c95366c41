import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Section } from '#app/ui/page.tsx';
import { Puce } from '#app/ui/puce.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import { ChiffresDImport } from './chiffres-d-import.tsx';
import type { Sort } from './import-structures.ts';
import { QuestionDImport } from './question-d-import.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  apercu: {
    id: number;
    ecrit: boolean;
    compte: Record<Sort, number>;
    ligneTitres: number;
    /** With the communes selected beforehand. */
    aEcrire: number;
    /** Among them, the rows whose commune is selected beforehand. */
    proposees: number;
    /** Rows that stay out unless someone chooses. */
    sansReponse: number;
    autres: number;
    refusees: number[];
    colonnes: { rang: number; titre: string; exemple: string; devient: string | null; sure: boolean }[];
    lignes: {
      numero: number;
      nom: string;
      sort: Sort;
      libelle: string;
      raisons: string[];
      questions: {
        nom: string;
        sujet: 'commune' | 'siret';
        options: { valeur: string; libelle: string }[];
        proposee: string | null;
      }[];
    }[];
  };
}

const PUCE = {
  refusee: { ton: 'erreur', icone: 'erreur' },
  a_choisir: { ton: 'attention', icone: 'alerte' },
  modifiee: { ton: 'info', icone: 'crayon' },
  nouvelle: { ton: 'succes', icone: 'ajouter' },
  inchangee: { ton: 'neutre', icone: 'coche' },
} as const satisfies Record<Sort, unknown>;

/** The dry run of a list: what was understood, what will happen to each row, and the one button that writes. */
export function ApercuDImport({ apercu, formulaire }: Props) {
  const { id, ecrit, compte, aEcrire, autres, colonnes, lignes, ligneTitres } = apercu;
  return (
    <>
      <ChiffresDImport compte={compte} />
      <FormulairePoste formulaire={formulaire} action={`/reseau/import?apercu=${id}`}>
        <Section
          titre="Vos colonnes, nos mots"
          id="colonnes"
          actions={<p className="petit doux">Titres trouvés à la ligne {ligneTitres}</p>}
        >
          <Tableau
            legende="Correspondance entre les colonnes du fichier et les champs"
            cacheLegende
            colonnes={[{ titre: 'Colonne du fichier' }, { titre: 'Premier exemple' }, { titre: 'Devient' }]}
            lignes={colonnes.map(({ rang, titre, exemple, devient, sure }) => ({
              cle: rang,
              cellules: [
                titre,
                exemple,
                <>
                  {devient ?? <span className="doux">Laissée de côté</span>}
                  {!sure && (
                    <Puce ton="attention" icone="alerte">
                      Deviné, à vérifier
                    </Puce>
                  )}
                </>,
              ],
            }))}
          />
        </Section>
        <Section
          titre="Le sort de chaque ligne"
          id="sorts"
          actions={<p className="petit doux">D’abord celles qui ont besoin de vous</p>}
        >
          <Tableau
            legende="Sort de chaque ligne du fichier"
            cacheLegende
            colonnes={[{ titre: 'Structure' }, { titre: 'Sort' }, { titre: 'Pourquoi' }]}
            lignes={lignes.map(({ numero, nom, sort, libelle, raisons, questions }) => ({
              cle: numero,
              cellules: [
                <>
                  {nom} <span className="petit doux insecable">ligne {numero}</span>
                </>,
                <Puce key="sort" {...PUCE[sort]}>
                  {libelle}
                </Puce>,
                <div key="raisons" className="pile pile--serree">
                  {raisons.map((raison) => (
                    <p key={raison}>{raison}</p>
                  ))}
                  {!ecrit &&
                    questions.map(({ proposee, ...question }) => (
                      <QuestionDImport
                        key={question.nom}
                        {...question}
                        numero={numero}
                        defaut={formulaire?.valeurs[question.nom] ?? proposee ?? ''}
                      />
                    ))}
                </div>,
              ],
            }))}
          />
          {autres > 0 && (
            <LienBouton href={`/reseau/import?apercu=${id}&toutes`} genre="lien" icone="fleche">
              {autres > 1 ? `Les ${autres} autres lignes` : 'L’autre ligne'}
            </LienBouton>
          )}
        </Section>
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
  return aEcrire === 1 ? 'Écrire cette ligne dans le réseau' : `Écrire ces ${aEcrire} lignes dans le réseau`;
}

function etapes({ aEcrire, proposees, sansReponse, refusees }: Props['apercu']): string[] {
  const ecrites =
    aEcrire > 1
      ? `Les ${aEcrire} lignes sont écrites ensemble, ou aucune.`
      : 'Les lignes bonnes sont écrites ensemble, ou aucune.';
  const supposees =
    proposees === 0
      ? ''
      : proposees === 1
        ? ' Cela compte la ligne à choisir dont la commune est proposée : gardez-la, changez-la, ou laissez la ligne de côté.'
        : ` Cela compte les ${proposees} lignes à choisir dont la commune est proposée : gardez-la, changez-la, ou laissez la ligne de côté.`;
  const choix = sansReponse > 0 ? ' S’y ajoutent celles pour lesquelles vous aurez choisi.' : '';
  const dehors =
    refusees.length === 0
      ? ''
      : refusees.length === 1
        ? ` La ligne ${refusees[0]} reste dehors : corrigez-la dans votre tableur.`
        : ` ${refusees.length} lignes restent dehors : corrigez-les dans votre tableur.`;
  return [
    `${ecrites}${supposees}${choix}${dehors}`,
    'Personne ne reçoit de courriel : les invitations se décident après.',
    'Le même fichier, importé deux fois, ne change plus rien.',
  ];
}
