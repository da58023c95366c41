import { Attentes } from '../attente.tsx';
import { Avis } from '../avis.tsx';
import { Bandeau } from '../bandeau.tsx';
import { Bouton, LienBouton } from '../bouton.tsx';
import { Champ } from '../champ.tsx';
import { Confirmer } from '../confirmer.tsx';
import { Ensuite } from '../ensuite.tsx';
import { Ephemeride } from '../ephemeride.tsx';
import { Etiquette } from '../etiquette.tsx';
import { FormulairePoste } from '../formulaire-poste.tsx';
import { Icone } from '../icone.tsx';
import { ICONES } from '../icones.ts';
import { Section } from '../page.tsx';
import { Portes } from '../portes.tsx';
import { Puce } from '../puce.tsx';
import { ENSEIGNE } from '../salles.ts';

const SALLES = ['reseau', 'troc', 'malles', 'formations', 'rencontres', 'cellule', 'plan'] as const;

const AVRIL = { semaine: 'mercredi', quantieme: '1er', mois: 'avril' };
const MARS = { semaine: 'mardi', quantieme: '24', mois: 'mars' };

/** What one does, and what is said before and after. */
export function PlancheActions() {
  return (
    <>
      <Section titre="Actions">
        <div className="actions">
          <LienBouton href="#actions">Envoyer la proposition à L’Escale</LienBouton>
          <Bouton genre="second" type="button" icone="crayon">
            Proposer autre chose
          </Bouton>
          <Bouton genre="danger" type="button">
            Refuser ce stage
          </Bouton>
          <Bouton genre="lien" type="button" icone="nuage">
            Garder le brouillon
          </Bouton>
        </div>
      </Section>
      <Section titre="Salles et états">
        <p className="rangee">
          {SALLES.map((salle) => (
            <Etiquette key={salle} salle={salle} libelle={ENSEIGNE[salle].libelle} />
          ))}
        </p>
        <p className="rangee">
          <Puce>En sommeil</Puce>
          <Puce ton="info">À discuter</Puce>
          <Puce ton="succes">Acceptée</Puce>
          <Puce ton="attention">Attend votre réponse</Puce>
          <Puce ton="erreur">En retard de 3 jours</Puce>
          <Puce ton="vide">Après l’accord</Puce>
        </p>
      </Section>
      <Section titre="Ce qui vous attend">
        <Attentes
          attentes={[
            {
              cle: 'a',
              salle: 'troc',
              jour: AVRIL,
              iso: '2026-04-01',
              repere: 'pour le',
              titre: 'Répondre à L’Escale pour le stage de Maëlle Desroches',
              suite: 'Sans réponse avant mercredi 1er avril, la proposition s’éteint et Maëlle devra recommencer.',
              lien: { libelle: 'Lire et répondre à L’Escale', chemin: '/ui' },
            },
            {
              cle: 'b',
              salle: 'malles',
              jour: MARS,
              iso: '2026-03-24',
              repere: 'aujourd’hui',
              titre: 'Rendre la malle Cirque',
              suite: 'Retour attendu demain à 17\u00a0h à Saint-Yrieix-la-Perche.',
              lien: { libelle: 'Ouvrir l’inventaire de retour', chemin: '/ui' },
            },
          ]}
        />
        <p className="rangee" data-salle="rencontres">
          <Ephemeride jour={AVRIL} iso="2026-04-01" />
          <Ephemeride jour={MARS} iso="2026-03-24" fine />
        </p>
      </Section>
      <Section titre="Après un acte, avant un acte grave">
        <Avis
          titre="Votre acceptation est partie à L’Escale."
          texte="Bruno Lascaux et Maëlle Desroches sont prévenus. Le bilan vous attend après le stage."
        />
        <Confirmer
          titre="Annuler le stage de Maëlle Desroches&nbsp;?"
          texte="L’Escale et Maëlle seront prévenues. Les dates des 21 et 22 avril redeviendront libres. On ne peut pas revenir en arrière."
        >
          <FormulairePoste action="/ui">
            <Champ nom="raison" libelle="Pourquoi&nbsp;?" aide="L’Escale lira cette phrase." genre="textarea" lignes={2} />
            <div className="actions">
              <Bouton genre="danger">Annuler le stage</Bouton>
              <LienBouton genre="lien" href="/ui">
                Le garder
              </LienBouton>
            </div>
          </FormulairePoste>
        </Confirmer>
      </Section>
      <Section titre="Bandeaux, suites">
        <div className="pile">
          <Bandeau>Les inscriptions ferment vendredi 27 mars à midi.</Bandeau>
          <Bandeau ton="succes" titre="Le stage a eu lieu">
            Bon retour à Maëlle&nbsp;!
          </Bandeau>
          <Bandeau ton="attention">Cette annonce a 7 mois. Sa direction n’a pas encore confirmé.</Bandeau>
          <Bandeau ton="erreur">La malle n’est pas revenue. Trois jours de retard.</Bandeau>
          <Ensuite
            etapes={[
              'Bruno Lascaux reçoit votre proposition.',
              'Il accepte ou refuse sous 30 jours. Deux rappels lui sont envoyés.',
            ]}
          />
        </div>
      </Section>
      <Section titre="Portes">
        <Portes
          portes={[
            { salle: 'troc', titre: 'Appui technique', vif: '2 demandes cherchent une équipe', chemin: '/ui' },
            { salle: 'malles', titre: 'Malles pédagogiques', vif: 'Cirque libre du 26 mars au 5 avril', chemin: '/ui' },
          ]}
        />
      </Section>
      <Section titre="Icônes">
        <ul className="rangee">
          {ICONES.map((nom) => (
            <li key={nom} className="rangee">
              <Icone nom={nom} taille="grand" />
              <span className="petit">{nom}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
