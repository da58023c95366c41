import { libelleEuros } from '#app/commun/euros.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { majuscule } from '#app/commun/texte.ts';
import { Feuille, Repli } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { Lien } from '#app/ui/lien.tsx';
import type { Joindre } from './coordonnees.server.ts';
import type { PretLu } from './page-de-reservation.server.ts';

/** When, for whom, where and what for. */
export function FicheDePret({ pret }: { pret: PretLu }) {
  const { malle, dates, emprunteuse, proprietaire, detail } = pret;
  const caution = detail?.caution;
  return (
    <Feuille titre="Le prêt">
      <Fiche
        lignes={[
          { titre: 'Malle', contenu: <Lien href={`/malles/${malle.slug}`}>{malle.nom}</Lien> },
          { titre: 'Quand', contenu: dates },
          { titre: 'Pour', contenu: <Structure {...emprunteuse} /> },
          { titre: 'Gardée par', contenu: <Structure {...proprietaire} /> },
          { titre: 'Où elle servira', contenu: detail?.lieu },
          {
            titre: 'Distance',
            contenu:
              detail && detail.km !== null && detail.km > 0 && `${detail.km}\u00a0km par la route, entre la malle et le lieu`,
          },
          { titre: 'Pour quoi faire', contenu: detail?.objet },
          { titre: 'Participants', contenu: detail?.participants },
          { titre: 'Un mot', contenu: detail?.mot && <span className="texte-libre">{detail.mot}</span> },
          { titre: 'Où la retirer', contenu: [detail?.ouRetirer, detail?.quandRetirer].filter(Boolean).join('. ') },
          {
            titre: 'Caution',
            contenu:
              caution &&
              [
                libelleEuros(caution.montant),
                caution.rendue ? `rendue ${caution.rendue}` : caution.recue ? `reçue ${caution.recue}` : 'à apporter à la remise',
              ].join(', '),
          },
        ]}
      />
    </Feuille>
  );
}

const Structure = ({ id, nom, commune }: { id: number; nom: string; commune: string }) => (
  <>
    <Lien href={`/reseau/structures/${id}`}>{nom}</Lien>
    {commune && `, ${aNom(commune)}`}
  </>
);

/** Whom each side calls. */
export function QuiAppeler({ pret }: { pret: PretLu }) {
  const { detail, emprunteuse, proprietaire } = pret;
  if (!detail) return null;
  return (
    <Feuille titre="Qui appeler">
      <Fiche
        lignes={[
          { titre: majuscule(emprunteuse.nom), contenu: <Coordonnees qui={detail.elles} structure={emprunteuse.nom} /> },
          { titre: majuscule(proprietaire.nom), contenu: <Coordonnees qui={detail.gardienne} structure={proprietaire.nom} /> },
        ]}
      />
    </Feuille>
  );
}

function Coordonnees({ qui, structure }: { qui: Joindre; structure: string }) {
  const { nom, telephone, deLaStructure, courriel } = qui;
  return (
    <>
      {nom && <p>{nom}</p>}
      {telephone && (
        <p>
          <a className="insecable" href={`tel:${telephone.replace(/\D/g, '')}`}>
            {telephone}
          </a>
          {nom && deLaStructure && <span className="petit doux">{` (numéro ${deNom(structure)})`}</span>}
        </p>
      )}
      {courriel && (
        <p>
          <a href={`mailto:${courriel}`}>{courriel}</a>
        </p>
      )}
    </>
  );
}

/** All that was done, for those concerned. */
export function JournalDePret({ pret }: { pret: PretLu }) {
  if (pret.journal.length === 0) return null;
  return (
    <Repli titre="Tout ce qui a été fait">
      <ul className="liste">
        {pret.journal.map(({ quand, qui, resume }) => (
          <li key={`${quand} ${resume}`}>
            <p className="petit doux">{quand}</p>
            <p>{qui ? `${qui} ${resume}` : majuscule(resume)}</p>
          </li>
        ))}
      </ul>
    </Repli>
  );
}
