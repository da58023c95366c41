import { SuivreDansUnAgenda } from '#app/malles/courriels/suivre-dans-un-agenda.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { Icone } from '#app/ui/icone.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { PetitCalendrier } from '#app/ui/petit-calendrier.tsx';
import type { PageDeMalle } from './page-de-malle.server.ts';

type Props = Pick<PageDeMalle, 'slug' | 'nom' | 'calendrier' | 'prets' | 'chez' | 'retiree' | 'agenda'>;

/** When one may have it, who has it before, and where one collects it. */
export function ACoteDeLaMalle({ slug, nom, calendrier, prets, chez, retiree, agenda }: Props) {
  return (
    <>
      {calendrier && (
        <Feuille>
          <PetitCalendrier
            legende="Ses prochaines semaines"
            mois={calendrier.mois}
            zone={calendrier.zone}
            vacancesConnues={calendrier.vacancesConnues}
          />
          <p>
            <Lien className="lien-action" href={`/malles/planning`}>
              Le planning des malles
              <Icone nom="fleche" />
            </Lien>
          </p>
        </Feuille>
      )}
      {!retiree && <OuLaRetirer chez={chez} />}
      <Feuille titre="Ses prochains prêts">
        {prets.lignes.length === 0 ? (
          <p className="doux">Aucun pour l’instant.</p>
        ) : (
          <ul className="liste">
            {prets.lignes.map(({ id, structure, dates, mien, enCours, chemin }) => (
              <li key={id}>
                <p className="liste__titre">{chemin ? <Lien href={chemin}>{dates}</Lien> : dates}</p>
                <p className="petit doux">
                  {structure}
                  {mien && ' (vous)'}
                  {enCours && ', elle y est'}
                </p>
              </li>
            ))}
          </ul>
        )}
        {prets.autres > 0 && (
          <p className="petit">
            <Lien href="/malles/planning">Et {prets.autres > 1 ? `${prets.autres} autres` : 'un autre'}, au planning</Lien>
          </p>
        )}
        <SuivreDansUnAgenda id="agenda-de-malle" titre={`Suivre la malle ${nom} dans votre agenda`} adresse={agenda} />
        <p className="petit">
          <a className="lien-action" href={`/malles/${slug}.ics`}>
            <Icone nom="calendrier-plus" />
            Les télécharger une fois
          </a>
        </p>
      </Feuille>
    </>
  );
}

function OuLaRetirer({ chez }: Pick<PageDeMalle, 'chez'>) {
  const { telephone, courriel, gardienne } = chez;
  return (
    <Feuille titre="Où la retirer">
      <Fiche
        etroite
        lignes={[
          {
            titre: 'Chez',
            contenu: (
              <>
                <Lien href={`/reseau/structures/${chez.id}`}>{chez.nom}</Lien>
                {chez.ou && (
                  <>
                    <br />
                    {chez.ou}
                  </>
                )}
              </>
            ),
          },
          { titre: 'Où', contenu: chez.ouRetirer && <Insecable texte={chez.ouRetirer} /> },
          { titre: 'Quand', contenu: chez.quandRetirer && <Insecable texte={chez.quandRetirer} /> },
          {
            titre: 'Qui la garde',
            contenu: gardienne && <Lien href={`/reseau/personnes/${gardienne.id}`}>{gardienne.nom}</Lien>,
          },
          { titre: 'Téléphone', contenu: telephone && <a href={`tel:${telephone.replace(/\s/g, '')}`}>{telephone}</a> },
          { titre: 'Courriel', contenu: courriel && <a href={`mailto:${courriel}`}>{courriel}</a> },
        ]}
      />
    </Feuille>
  );
}
