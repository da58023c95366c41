import { Agenda } from '../agenda.tsx';
import { Comparaison } from '../comparaison.tsx';
import { Feuille, Repli } from '../feuille.tsx';
import { Fiche } from '../fiche.tsx';
import { Fil } from '../fil.tsx';
import { Legende, MoisRoulant } from '../mois-roulant.tsx';
import { DeuxColonnes, Section } from '../page.tsx';
import { Pagination } from '../pagination.tsx';
import { Puce } from '../puce.tsx';
import { Tableau } from '../tableau.tsx';
import { AGENDA, SEMAINES } from './calendrier.ts';

const VERSIONS = [
  { titre: 'Dates', avant: 'du mardi 7 au mercredi 8 avril', apres: 'du mardi 21 au mercredi 22 avril', change: true },
  { titre: 'Lieu', avant: 'Nexon', apres: 'Nexon', change: false },
];

/** What a page is made of. */
export function PlanchePieces() {
  return (
    <>
      <DeuxColonnes libelleCote="À côté">
        <>
          <Section titre="Deux versions">
            <Comparaison
              legende="Votre proposition et la leur"
              avant={{ titre: 'Vous proposiez', sous: '12 mars' }}
              apres={{ titre: 'L’Escale propose', sous: '19 mars, Bruno Lascaux' }}
              lignes={VERSIONS}
            />
          </Section>
          <Section titre="Une fiche" actions={<Puce ton="succes">À jour</Puce>}>
            <Feuille>
              <Fiche
                lignes={[
                  { titre: 'Où', contenu: 'Saint-Yrieix-la-Perche, 27\u00a0km' },
                  { titre: 'Absent', contenu: null },
                ]}
              />
              <Repli titre="Tous les termes">
                <p>Repas sur place.</p>
              </Repli>
            </Feuille>
          </Section>
          <Section titre="Un tableau, ou des cartes">
            <Tableau
              legende="Les structures du réseau"
              cacheLegende
              colonnes={[{ titre: 'Structure' }, { titre: 'Commune' }, { titre: 'Places', nombre: true }, { titre: 'État' }]}
              lignes={[
                { cle: 1, cellules: ['La Grange commune', 'Châlus', 2, <Puce key="e">En sommeil</Puce>] },
                { cle: 2, cellules: ['L’Escale', 'Nexon', 1, null] },
              ]}
            />
            <Pagination page={2} pages={3} lien={(page) => `/ui?page=${page}`} />
          </Section>
        </>
        <>
          <Feuille titre="La vie de ce stage" salle="troc">
            <Fil
              pas={[
                { titre: 'Proposé', qui: '12 mars, Hélène Marsaudon', etat: 'passe' },
                { titre: 'À vous de répondre', qui: 'Avant le 1er avril', etat: 'present' },
                { titre: 'Accepté', etat: 'avenir' },
                { titre: 'Le stage a eu lieu', qui: '21 et 22 avril', etat: 'avenir' },
              ]}
            />
          </Feuille>
          <Feuille>
            <MoisRoulant legende="Vos cinq semaines" semaines={SEMAINES} />
            <Legende
              reperes={[
                { genre: 'vac', libelle: 'Vacances, zone A' },
                { genre: 'fer', libelle: 'Jour férié' },
              ]}
            />
          </Feuille>
        </>
      </DeuxColonnes>
      <Section titre="L’agenda d’un bureau">
        <Agenda legende="Deux semaines, du 30 mars au 12 avril" semaines={AGENDA} />
      </Section>
    </>
  );
}
