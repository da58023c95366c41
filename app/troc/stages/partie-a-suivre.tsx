import { Fragment } from 'react';
import { Icone } from '#app/ui/icone.tsx';
import { Section } from '#app/ui/page.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import { type AJoindre, type ASuivre, COLONNE_A_SUIVRE, type LigneASuivre, TITRE_A_SUIVRE } from './a-suivre.ts';

interface Props {
  cle: ASuivre;
  total: number;
  lignes: readonly LigneASuivre[];
  /** All of the part is shown, page by page. */
  entiere: boolean;
}

/** One part of what is followed: which stage, who is awaited, until when, and what may be noted. */
export function PartieASuivre({ cle, total, lignes, entiere }: Props) {
  const [qui, limite] = COLONNE_A_SUIVRE[cle];
  const structures = cle === 'sans_rien';
  const avecActes = lignes.some(({ actes }) => actes.length > 0);
  return (
    <Section
      titre={`${TITRE_A_SUIVRE[cle]}${TITRE_A_SUIVRE[cle].endsWith('?') ? ' ' : '\u00a0: '}${total}`}
      id={cle}
      actions={
        !entiere && total > lignes.length ? (
          <a className="lien-action" href={`/stages/suivi?tout=${cle}`}>
            Tout voir<span className="cache">{`\u00a0: ${TITRE_A_SUIVRE[cle]}`}</span>
          </a>
        ) : undefined
      }
    >
      {structures && (
        <p className="doux mesure">
          Personne n’est encore parti en stage depuis ces structures. Seule la coordination lit cette liste.
        </p>
      )}
      <Tableau
        legende={TITRE_A_SUIVRE[cle]}
        cacheLegende
        colonnes={[
          { titre: structures ? 'Structure' : 'Stage' },
          { titre: structures ? 'Commune' : 'Quand' },
          { titre: qui },
          ...(limite ? [{ titre: limite }] : []),
          ...(avecActes ? [{ titre: 'Que faire', cache: true }] : []),
        ]}
        lignes={lignes.map((ligne) => ({
          cle: ligne.cle,
          cellules: [
            <a key="titre" href={ligne.chemin}>
              {ligne.titre}
            </a>,
            ligne.quand,
            <Joindre key="qui" qui={ligne.qui} />,
            ...(limite
              ? [
                  <span key="limite" className={cle === 'reponses' ? undefined : 'insecable'}>
                    {ligne.limite}
                  </span>,
                ]
              : []),
            ...(avecActes ? [<Actes key="actes" titre={ligne.titre} actes={ligne.actes} />] : []),
          ],
        }))}
      />
    </Section>
  );
}

const Joindre = ({ qui }: { qui: readonly AJoindre[] }) => (
  <ul className="a-joindre">
    {qui.map(({ texte, telephones = [], chemin }) => (
      <li key={texte}>
        {chemin ? <a href={chemin}>{texte}</a> : texte}
        {telephones.map((telephone) => (
          <Fragment key={telephone}>
            {' '}
            <a className="insecable" href={`tel:${telephone.replace(/\D/g, '')}`}>
              <Icone nom="telephone" /> {telephone}
            </a>
          </Fragment>
        ))}
      </li>
    ))}
  </ul>
);

const Actes = ({ titre, actes }: { titre: string; actes: LigneASuivre['actes'] }) => (
  <ul className="a-joindre">
    {actes.map(({ libelle, chemin }) => (
      <li key={chemin}>
        <a href={chemin} className="insecable">
          {libelle}
          <span className="cache">{`\u00a0: ${titre}`}</span>
        </a>
      </li>
    ))}
  </ul>
);
