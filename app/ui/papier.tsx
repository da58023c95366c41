import type { CaseDeSignature, Papier } from '#app/services/papier.ts';
import { classes } from './classes.ts';
import { Fiche } from './fiche.tsx';

/**
 * The same paper as in PDF and Word, to read on a page whose title is above it. Its texts come with their French spaces.
 * A page that shows who signed beside the text leaves the boxes out.
 */
export function PapierLu({ papier, sansSignatures = false }: { papier: Papier; sansSignatures?: boolean | undefined }) {
  const { articles = [], parties = [] } = papier;
  return (
    <article className="papier" aria-label={`${papier.titre} ${papier.reference}`}>
      <Tete papier={papier} />
      <h2 className="papier__titre">{papier.titre}</h2>
      {parties.length > 0 && (
        <div className="parties">
          {parties.map(({ titre, lignes: [nom, ...suite] }) => (
            <div key={titre}>
              <p className="doux">{titre}</p>
              <p>
                <strong>{nom}</strong>
              </p>
              <Lignes lignes={suite} />
            </div>
          ))}
        </div>
      )}
      <p className="papier__accroche">{papier.accroche}</p>
      {papier.lignes.length > 0 && (
        <Fiche lignes={papier.lignes.map(({ titre, textes }) => ({ titre, contenu: <Lignes lignes={textes} /> }))} />
      )}
      {articles.map(({ titre, textes }, rang) => (
        <section key={titre}>
          <h3>{`${rang + 1}. ${titre}`}</h3>
          <Lignes lignes={textes} />
        </section>
      ))}
      {!sansSignatures && papier.signatures.length > 0 && (
        <div className="signatures">
          {papier.signatures.map((signature) => (
            <Signature key={signature.titre} signature={signature} />
          ))}
        </div>
      )}
      {papier.mentions.length > 0 && (
        <div className="papier__pied">
          <Lignes lignes={papier.mentions} />
        </div>
      )}
    </article>
  );
}

function Tete({ papier }: { papier: Papier }) {
  const [nom, ...coordonnees] = papier.emetteur;
  return (
    <header className="papier__tete">
      <div>
        <p>
          <strong>{nom}</strong>
        </p>
        <Lignes lignes={coordonnees} />
      </div>
      <div className="papier__reference">
        <p>{`N° ${papier.reference}`}</p>
        {papier.edition && <p>{papier.edition}</p>}
        <p>{`Établi le ${papier.etabliLe}`}</p>
      </div>
    </header>
  );
}

const Lignes = ({ lignes }: { lignes: readonly string[] }) => lignes.map((ligne) => <p key={ligne}>{ligne}</p>);

/** Free for a hand, or filled by who signed. */
function Signature({ signature: { titre, lignes, signee } }: { signature: CaseDeSignature }) {
  return (
    <section className={classes('signature', signee && 'signature--faite')}>
      <p>
        <strong>{titre}</strong>
      </p>
      {signee ? (
        <>
          <p>{signee.nom}</p>
          {signee.qualite && <p>{signee.qualite}</p>}
          <p>{signee.moyen === 'exemplaire' ? `Exemplaire signé à la main, déposé le ${signee.le}` : `Signé le ${signee.le}`}</p>
          <p className="doux">{`Code ${signee.code}`}</p>
          <p className="doux">{signee.adresse}</p>
        </>
      ) : (
        <Lignes lignes={lignes} />
      )}
    </section>
  );
}
