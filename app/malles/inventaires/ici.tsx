import { malleEnTitre } from '#app/malles/catalogue/noms.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import type { Ici } from './ici.server.ts';

/** One loan that awaits something, before the malle itself. */
export function GesteSurPlace({ geste, premier }: { geste: Ici['gestes'][number]; premier?: boolean }) {
  const { id, titre, detail, libelle, chemin, autres } = geste;
  return (
    <Feuille titre={titre}>
      <p className="mesure">
        <Insecable texte={detail} />
      </p>
      <div className="actions">
        <LienBouton href={chemin} genre={premier ? 'principal' : 'second'}>
          {libelle}
        </LienBouton>
        {autres.map((autre) => (
          <LienBouton key={autre.chemin} href={autre.chemin} genre="second">
            {autre.libelle}
          </LienBouton>
        ))}
        <LienBouton href={`/reservations/${id}`} genre="lien">
          Voir ce prêt
        </LienBouton>
      </div>
    </Feuille>
  );
}

/** Something is broken, or nobody is there: who to call. */
export function QuiAppeler({ appeler, malle }: { appeler: Ici['appeler']; malle: string }) {
  const { nom, structure, telephone, courriel, ou, quand } = appeler;
  const sujet = encodeURIComponent(`${malleEnTitre(malle)}\u00a0: un problème`);
  return (
    <Feuille creux titre="Un problème ? Qui appeler">
      <Fiche
        etroite
        lignes={[
          { titre: 'Qui la garde', contenu: nom },
          { titre: 'Téléphone', contenu: telephone && <a href={`tel:${telephone.replace(/\s/g, '')}`}>{telephone}</a> },
          { titre: 'Courriel', contenu: courriel && <a href={`mailto:${courriel}?subject=${sujet}`}>{courriel}</a> },
          {
            titre: 'Où elle vit',
            contenu: (
              <a href={`/reseau/structures/${structure.id}`}>
                {structure.nom}
                {structure.commune && `, ${structure.commune}`}
              </a>
            ),
          },
          { titre: 'Où la prendre', contenu: ou },
          { titre: 'Quand', contenu: quand },
        ]}
      />
    </Feuille>
  );
}
