import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import type { Acces } from './acces.server.ts';
import { PuceDAcces } from './puce-d-acces.tsx';

interface Props {
  nom: string;
  courriel: string | null;
  telephone: string | null;
  acces: { acces: Acces; detail: string } | null;
  inviter: string | null;
  soi: boolean;
  liens: { moi: string | null; role: string | null; fusionner: string | null; effacer: string | null };
  proches: number;
}

/** How to reach someone, as far as she agrees; then what may be done for her, by those who may. */
export function JoindreLaPersonne({ nom, courriel, telephone, acces, inviter, soi, liens, proches }: Props) {
  const aInviter = acces?.acces === 'entre' ? null : inviter;
  const actes = [liens.moi, aInviter, liens.role, liens.fusionner, liens.effacer].some(Boolean);
  return (
    <>
      <Feuille titre={soi ? 'Ce que les autres lisent' : `Joindre ${nom}`}>
        {courriel || telephone ? (
          <Fiche
            etroite
            lignes={[
              { titre: 'Courriel', contenu: courriel && <a href={`mailto:${courriel}`}>{courriel}</a> },
              { titre: 'Téléphone', contenu: telephone && <a href={`tel:${telephone.replace(/\D/g, '')}`}>{telephone}</a> },
            ]}
          />
        ) : (
          <p className="doux">Rien n’est montré ici. Passez par la structure : son téléphone est sur sa page.</p>
        )}
        <p className="petit doux">Chaque personne choisit ce qu’elle montre.</p>
      </Feuille>
      {(acces || actes) && (
        <Feuille creux titre={soi ? 'Votre compte' : actes ? 'Ce que vous pouvez faire' : 'Son compte'}>
          {acces && !soi && (
            <p>
              <PuceDAcces acces={acces.acces} /> {acces.detail && <span className="petit doux">{acces.detail}</span>}
            </p>
          )}
          {actes && (
            <ul className="liste-d-actes">
              {liens.moi && <Acte href={liens.moi}>Choisir ce que vous montrez</Acte>}
              {aInviter && <Acte href={aInviter}>Inviter cette personne</Acte>}
              {liens.role && <Acte href={liens.role}>Donner ou corriger un rôle</Acte>}
              {liens.fusionner && (
                <Acte href={liens.fusionner}>
                  {proches > 0
                    ? `Deux fiches ? ${proches > 1 ? `${proches} personnes lui ressemblent` : 'Une personne lui ressemble'}`
                    : 'Réunir avec une autre fiche'}
                </Acte>
              )}
              {liens.effacer && <Acte href={liens.effacer}>Effacer cette personne</Acte>}
            </ul>
          )}
        </Feuille>
      )}
    </>
  );
}

const Acte = ({ href, children }: { href: string; children: string }) => (
  <li>
    <LienBouton href={href} genre="lien">
      {children}
    </LienBouton>
  </li>
);
