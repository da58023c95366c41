import { accorder } from '#app/commun/texte.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Section } from '#app/ui/page.tsx';
import { Puce } from '#app/ui/puce.tsx';
import type { getMallesLibres } from './malles-libres.server.ts';
import type { Dates } from './malles-libres.ts';

type Lu = ReturnType<typeof getMallesLibres>;

/** What is free on these dates, one malle or several together; then when the others are. */
export function ResultatsDesDates({ lu: { libres, prises }, dates, quand }: { lu: Lu; dates: Dates; quand: string }) {
  return (
    <>
      <Section
        titre={
          libres.length === 0
            ? 'Aucune malle n’est libre à ces dates'
            : `${accorder(libres.length, 'malle libre', 'malles libres')} ${quand}`
        }
      >
        {libres.length === 0 ? (
          <p>Plus bas, chaque malle dit ses prochaines dates libres. Vous pouvez aussi en essayer d’autres.</p>
        ) : (
          <Libres libres={libres} dates={dates} />
        )}
      </Section>
      {prises.length > 0 && (
        <Section titre={libres.length === 0 ? 'Leurs prochaines dates' : 'Les autres'}>
          <ul className="liste">
            {prises.map((malle) => (
              <li key={malle.slug} className="malle-libre">
                <div>
                  <h3>
                    <a href={`/malles/${malle.slug}`}>{malle.nom}</a>
                  </h3>
                  <p className="petit doux">{malle.ou}</p>
                  <p>{malle.pourquoi}</p>
                  {malle.prochaines.length > 0 && <p className="petit">Libre ensuite&nbsp;:</p>}
                  {malle.prochaines.length > 0 && (
                    <ul className="malle-libre__dates" aria-label={`Prochaines dates libres de ${laMalle(malle.nom)}`}>
                      {malle.prochaines.map(({ mots, href }) => (
                        <li key={href}>
                          <a href={href}>
                            <span className="cache">{`Réserver ${laMalle(malle.nom)} `}</span>
                            {mots}
                          </a>
                        </li>
                      ))}
                    </ul>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Libres({ libres, dates }: { libres: Lu['libres']; dates: Dates }) {
  const plusieurs = libres.length > 1;
  return (
    <form method="get" action="/malles/libres" className="pile pile--large">
      <input type="hidden" name="debut" value={dates.debut} />
      <input type="hidden" name="fin" value={dates.fin} />
      <ul className="liste">
        {libres.map((malle) => (
          <li key={malle.slug} className="malle-libre">
            <div>
              <h3>
                <a href={`/malles/${malle.slug}`}>{malle.nom}</a>
              </h3>
              <p className="petit doux">{[malle.ou, malle.distance].filter(Boolean).join(', ')}</p>
              {malle.attendue && (
                <p>
                  <Puce ton="erreur">{malle.attendue}</Puce>
                </p>
              )}
              <p>{malle.resume}</p>
            </div>
            <div className="malle-libre__suite">
              <LienBouton href={malle.href} genre={plusieurs ? 'second' : 'principal'}>
                {malle.accord ? 'Demander' : 'Réserver'}
                <span className="cache">{` ${laMalle(malle.nom)}`}</span>
              </LienBouton>
              {plusieurs && (
                <label className="choix">
                  <input type="checkbox" name="malle" value={malle.slug} />
                  <span>
                    Avec d’autres<span className="cache">{`\u00a0: ${malle.nom}`}</span>
                  </span>
                </label>
              )}
            </div>
          </li>
        ))}
      </ul>
      {plusieurs && (
        <div className="actions">
          <Bouton>Réserver ensemble les malles cochées</Bouton>
        </div>
      )}
    </form>
  );
}
