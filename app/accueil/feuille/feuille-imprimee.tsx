import { Ephemeride } from '#app/ui/ephemeride.tsx';
import { Icone } from '#app/ui/icone.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import { Marque } from '#app/ui/marque.tsx';
import type { FeuilleDuReseau } from './feuille.server.ts';

type Rubrique = FeuilleDuReseau['rubriques'][number];

/** One A4 page, which is as good in black and white: colours add nothing to the words. */
export function FeuilleImprimee({ feuille }: { feuille: FeuilleDuReseau }) {
  const { rubriques, dates, telephone, adresse, qr } = feuille;
  const dans = (place: Rubrique['place']) => rubriques.filter((rubrique) => rubrique.place === place);
  return (
    <article className="papier feuille-a4" aria-label="La feuille du réseau, telle qu’elle s’imprime">
      <header className="papier__tete">
        <div>
          <p className="feuille-a4__titre">La feuille du réseau</p>
          <p>{`Le ${feuille.date}`}</p>
        </div>
        <Marque nom={feuille.nom} sous={feuille.sous} />
      </header>
      <div className="feuille-a4__colonnes">
        <div>
          {dans('colonne').map((rubrique) => (
            <Lignes key={rubrique.cle} rubrique={rubrique} />
          ))}
          {dans('colonne').length === 0 && <p className="doux">{feuille.rien}</p>}
        </div>
        <div>
          <section>
            <h2>
              <Icone nom="agenda" />À noter
            </h2>
            {dates.length === 0 && <p className="petit doux">Aucune date pour tout le réseau dans les trois mois.</p>}
            <ul className="feuille-a4__dates">
              {dates.map(({ cle, iso, salle, titre, detail, feuillet }) => (
                <li key={cle} data-salle={salle}>
                  <Ephemeride jour={feuillet} iso={iso} fine />
                  <div>
                    <p className="feuille-a4__fort">{titre}</p>
                    <p className="feuille-a4__ou petit doux">{detail}</p>
                  </div>
                </li>
              ))}
            </ul>
          </section>
          {dans('cote').map((rubrique) => (
            <Lignes key={rubrique.cle} rubrique={rubrique} />
          ))}
        </div>
      </div>
      {dans('recits').map((rubrique) => (
        <Recits key={rubrique.cle} rubrique={rubrique} />
      ))}
      <div className="papier__pied feuille-a4__pied">
        <p>
          <strong>Répondre sans ordinateur&nbsp;?</strong> Appelez la structure
          {telephone
            ? `, ou la coordination, ${telephone}\u00a0: elle note pour vous.`
            : ', ou la coordination\u00a0: elle note pour vous.'}
          <br />
          Tout est aussi sur {adresse}.
        </p>
        <svg
          className="qr"
          viewBox={`0 0 ${qr.cote} ${qr.cote}`}
          role="img"
          aria-label={`Code à photographier\u00a0: ${adresse}`}
        >
          <rect width={qr.cote} height={qr.cote} />
          <path d={qr.trace} />
        </svg>
      </div>
      <section className="feuille-a4__coupon" aria-label="Coupon à rendre">
        <h2>À rendre à la coordination, même griffonné</h2>
        {['Structure, prénom', 'Nous pouvons aider', 'Nous cherchons'].map((question) => (
          <p key={question}>
            <span>{question}</span>
            <span className="feuille-a4__trait" />
          </p>
        ))}
      </section>
    </article>
  );
}

const Titre = ({ rubrique }: { rubrique: Rubrique }) => (
  <h2>
    <Icone nom={rubrique.salle === 'maison' ? 'document' : rubrique.salle} />
    <Insecable texte={rubrique.titre} />
  </h2>
);

function Lignes({ rubrique }: { rubrique: Rubrique }) {
  return (
    <section data-salle={rubrique.salle}>
      <Titre rubrique={rubrique} />
      <ul className="feuille-a4__lignes">
        {rubrique.lignes.map(({ fort, detail, fin }) => (
          <li key={`${fort} ${detail}`}>
            <p className="feuille-a4__fort">
              <Insecable texte={fort} />
            </p>
            <p className="feuille-a4__detail petit doux">
              <span>{detail}</span>
              {fin && <span className="feuille-a4__fin">{fin}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Recits({ rubrique }: { rubrique: Rubrique }) {
  return (
    <section className="feuille-a4__recits" data-salle={rubrique.salle}>
      <Titre rubrique={rubrique} />
      <div className="parties">
        {rubrique.lignes.map(({ fort, detail, texte }) => (
          <div key={`${fort} ${detail}`}>
            <h3>
              <Insecable texte={fort} />
            </h3>
            {texte && (
              <p className="feuille-a4__texte">
                <Insecable texte={texte} />
              </p>
            )}
            <p className="feuille-a4__ou petit doux">{detail}</p>
          </div>
        ))}
      </div>
    </section>
  );
}
