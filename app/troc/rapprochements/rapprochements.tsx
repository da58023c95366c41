import { minuscule } from '#app/commun/texte.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import type { Rapprochement, RapprochementsLus } from './lectures.server.ts';

/** On the page of an annonce: whom it could meet, and why. Nothing when nothing fits what others have. */
export function Rapprochements({ lignes, total, tous, sienne, type, coordination }: RapprochementsLus) {
  if (lignes.length === 0 && !sienne && !coordination) return null;
  const autres = type === 'offre' ? 'besoins' : 'offres';
  return (
    <Section titre={titreDe(type, sienne, coordination)} id="rapprochements">
      {lignes.length === 0 ? (
        <p className="mesure doux">
          {`Pas encore d’annonce qui s’en approche. Dès qu’une structure publie ${type === 'offre' ? 'un besoin' : 'une offre'} de cette sorte, vous le voyez ici.`}
        </p>
      ) : (
        <ListeDeRapprochements lignes={lignes} />
      )}
      {tous && (
        <p>
          <Lien href={tous}>{`Voir les ${total} ${autres} qui s’en approchent`}</Lien>
        </p>
      )}
    </Section>
  );
}

function titreDe(type: 'offre' | 'besoin', sienne: boolean, coordination: boolean): string {
  if (!sienne && !coordination) return type === 'offre' ? 'Votre structure le cherche' : 'Votre structure le propose';
  return type === 'offre' ? 'Qui en a besoin' : 'Qui peut répondre';
}

/** Each with its reasons, and what starts in one click. */
export function ListeDeRapprochements({ lignes }: { lignes: readonly Rapprochement[] }) {
  return (
    <ul className="liste">
      {lignes.map(({ id, titre, structureId, structure, forme, raisons, actes }) => (
        <li key={id} className="pile pile--serree">
          <p className="liste__titre">
            <Lien href={`/troc/annonces/${id}`}>{titre}</Lien>
          </p>
          <p className="petit">
            <Lien href={`/reseau/structures/${structureId}`}>{structure}</Lien>
            {`, ${minuscule(forme)}`}
          </p>
          <p className="petit doux">{raisons.join(' · ')}</p>
          {actes.length > 0 && (
            <div className="actions">
              {actes.map(({ libelle, chemin }, rang) => (
                <LienBouton key={chemin} href={chemin} genre={rang === 0 ? 'second' : 'lien'}>
                  {libelle}
                </LienBouton>
              ))}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
