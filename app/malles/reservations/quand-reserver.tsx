import { useFetcher } from '@remix-run/react';
import { type FormEvent, useState } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { estJour } from '#app/commun/periode.ts';
import { ChampPeriode } from '#app/ui/champ-periode.tsx';
import { Icone } from '#app/ui/icone.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Legende, MoisRoulant } from '#app/ui/mois-roulant.tsx';
import { reperesDuCalendrier, VacancesInconnues } from '#app/ui/petit-calendrier.tsx';
import { avecCeQuiEstTape, cleDesDates } from './adresse-de-reservation.ts';
import { DatesPrises } from './dates-prises.tsx';
import { DemiJournees } from './demi-journees.tsx';
import type { Verdict } from './juger.server.ts';
import type { PageAReserver } from './preparer.server.ts';

interface Dates {
  /** The dates that the page judged, as one text. */
  juge: string;
  verdict: Verdict | null;
  calendrier: PageAReserver['calendrier'];
  aujourdhui: string;
}

interface Props {
  lu: Dates;
  /** The page that judges what its address says. */
  chemin: string;
  /** What that page is read as, where it tells more than dates. */
  datesDe?: ((lu: unknown) => Dates | null) | undefined;
  formulaire: Formulaire;
  /** What the form was refused for, when it was. */
  refus: Verdict | undefined;
}

/** When: two dates, whether they are free, and the coming weeks. With JavaScript the answer follows what is typed. */
export function QuandReserver({ lu, chemin, datesDe = (une) => une as Dates, formulaire, refus }: Props) {
  const recherche = useFetcher();
  const [tapees, setTapees] = useState<string>();
  const lues = recherche.data === undefined ? null : datesDe(recherche.data);
  const vu = tapees === undefined ? lu : lues?.juge === tapees ? lues : undefined;
  const verdict = tapees === undefined ? (refus ?? lu.verdict) : vu?.verdict;
  const { mois, zone, vacancesConnues, avant, apres } = (vu ?? lu).calendrier;
  const refuse = tapees === undefined && Boolean(formulaire.erreurs.debut ?? formulaire.erreurs.fin);

  const suivre = (evenement: FormEvent<HTMLDivElement>) => {
    const champs = evenement.currentTarget.closest('form');
    if (!champs) return;
    const dits: Record<string, string> = {};
    for (const [nom, valeur] of new FormData(champs)) if (typeof valeur === 'string') dits[nom] = valeur;
    const cle = cleDesDates(dits);
    if (cle === (tapees ?? lu.juge)) return;
    setTapees(cle);
    const { debut = '', fin = '', debutDemiJournee = '', finDemiJournee = '' } = dits;
    if (estJour(debut) && estJour(fin))
      recherche.load(`${chemin}?${new URLSearchParams({ debut, fin, debutDemiJournee, finDemiJournee })}`);
  };

  return (
    <div className="pile" id="quand" onChange={suivre}>
      <ChampPeriode
        {...{ formulaire, nomDu: 'debut', nomAu: 'fin', min: lu.aujourdhui, libelleDu: 'Du', libelleAu: 'Au' }}
        legende="Quand en avez-vous besoin ?"
      />
      <div aria-live="polite">
        {verdict?.libre && !refuse && (
          <p className="periode__phrase">
            <Icone nom="coche" />
            <span>{verdict.phrase}</span>
          </p>
        )}
        {verdict && !verdict.libre && <DatesPrises {...{ verdict, formulaire, chemin, dejaDit: refuse }} />}
        {!verdict && formulaire.valeurs.debut && !formulaire.valeurs.fin && tapees === undefined && (
          <p className="petit doux">Touchez maintenant le dernier jour&nbsp;; le même, pour un seul jour.</p>
        )}
      </div>
      <div className="calendrier-de-malle">
        <MoisRoulant
          grand
          legende="Ses prochaines semaines"
          semaines={mois.map((semaine) => ({
            ...semaine,
            jours: semaine.jours.map(({ chemin: vers, ...jour }) => ({
              ...jour,
              ...(vers ? { chemin: avecCeQuiEstTape(vers, formulaire.valeurs) } : {}),
            })),
          }))}
        />
        <Legende reperes={[{ genre: 'ferme', libelle: 'Prise' }, ...reperesDuCalendrier(zone, mois)]} />
        <VacancesInconnues zone={zone} connues={vacancesConnues} />
        <p className="rangee">
          {avant && (
            <Lien className="lien-action" href={avecCeQuiEstTape(avant, formulaire.valeurs)}>
              <Icone nom="fleche-gauche" />
              Les cinq semaines d’avant
            </Lien>
          )}
          {apres && (
            <Lien className="lien-action" href={avecCeQuiEstTape(apres, formulaire.valeurs)}>
              Les cinq semaines suivantes
              <Icone nom="fleche" />
            </Lien>
          )}
        </p>
      </div>
      <DemiJournees formulaire={formulaire} debut="" fin="" />
    </div>
  );
}
