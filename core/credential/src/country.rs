//! Countries as trust lists and passes name them: ISO 3166-1, with the other codes that are in use.

use std::fmt;

use serde::{Serialize, Serializer};

/// A country or territory with an ISO 3166-1 alpha-2 code, or Kosovo (`XK`).
///
/// Codes that stand for no country (`WW`, `XX`, other user-assigned ones) are not one: a key or a pass that carries
/// such a code is bound to none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country([u8; 2]);

impl Country {
    /// Israel, whose own passes name neither key nor country.
    pub const ISRAEL: Self = Self(*b"IL");

    /// From an alpha-2 code: blanks around it and letter case do not matter; `EL` (EU institutions) is Greece, `UK` the
    /// United Kingdom.
    pub fn from_alpha2(text: &str) -> Option<Self> {
        let code: [u8; 2] = text.trim().as_bytes().try_into().ok()?;
        let code = match &code.map(|letter| letter.to_ascii_uppercase()) {
            b"EL" => *b"GR",
            b"UK" => *b"GB",
            other => *other,
        };
        ISO_3166
            .split_ascii_whitespace()
            .any(|row| row.as_bytes().starts_with(&code))
            .then_some(Self(code))
    }

    /// From an alpha-3 code, as WHO's list names its participants and ICAO Doc 9303 its states. Kosovo goes by `XKX`,
    /// `RKS` and `UNK`.
    pub fn from_alpha3(text: &str) -> Option<Self> {
        let code: [u8; 3] = text.trim().as_bytes().try_into().ok()?;
        let code = match &code.map(|letter| letter.to_ascii_uppercase()) {
            b"RKS" | b"UNK" => *b"XKX",
            other => *other,
        };
        let row = ISO_3166
            .split_ascii_whitespace()
            .find(|row| row.as_bytes().ends_with(&code))?;
        Some(Self(*row.as_bytes().first_chunk()?))
    }

    /// From the code of an issuing state in ICAO Doc 9303-3, section 5: alpha-3 but for Germany, `D`, with or without the
    /// fillers of a machine-readable zone.
    pub fn from_icao(text: &str) -> Option<Self> {
        match text.trim().trim_end_matches('<') {
            "D" => Self::from_alpha2("DE"),
            code => Self::from_alpha3(code),
        }
    }

    /// The alpha-2 code.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Whether a key of this country may sign a pass that names `issuer`: the country itself, or a territory whose
    /// passes the state's own service signs.
    pub fn signs_for(self, issuer: Self) -> bool {
        self == issuer
            || SIGNED_BY_ANOTHER_STATE.iter().any(|(state, territories)| {
                **state == self.0
                    && territories
                        .split_ascii_whitespace()
                        .any(|code| code.as_bytes() == issuer.0)
            })
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Territories with a code of their own whose passes carry it as issuer while the state's keys sign them. The direction
/// counts: no territory signs for its state.
const SIGNED_BY_ANOTHER_STATE: &[(&[u8; 2], &str)] = &[
    (b"DK", "FO GL"),
    (b"FI", "AX"),
    (b"FR", "BL GF GP MF MQ NC PF PM RE TF WF YT"),
    (b"GB", "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG"),
    (b"NL", "AW BQ CW SX"),
    (b"NO", "BV SJ"),
];

/// ISO 3166-1, alpha-2 and alpha-3 run together, and XK with XKX for Kosovo (user-assigned, in use by the EU and WHO).
const ISO_3166: &str = "\
    ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB \
    BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR \
    BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR \
    CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK \
    FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS \
    GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN \
    ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO \
    LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD \
    MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER \
    NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM \
    PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP \
    SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF \
    TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY \
    UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM XKXKX YEYEM YTMYT ZAZAF ZMZMB ZWZWE";

#[cfg(test)]
mod tests {
    use super::*;

    fn alpha2(text: &str) -> Option<String> {
        Country::from_alpha2(text).map(|country| country.to_string())
    }

    fn alpha3(text: &str) -> Option<String> {
        Country::from_alpha3(text).map(|country| country.to_string())
    }

    #[test]
    fn the_table_is_iso_3166_and_kosovo() {
        let rows: Vec<_> = ISO_3166.split_ascii_whitespace().collect();
        assert_eq!(rows.len(), 250);
        assert!(rows.is_sorted());
        assert!(
            rows.iter()
                .all(|row| row.len() == 5 && row.bytes().all(|letter| letter.is_ascii_uppercase()))
        );
        for (state, territories) in SIGNED_BY_ANOTHER_STATE {
            assert!(alpha2(std::str::from_utf8(*state).unwrap()).is_some());
            assert!(territories.split_ascii_whitespace().all(|code| alpha2(code).is_some()));
        }
    }

    #[test]
    fn codes_are_trimmed_folded_and_aliased() {
        assert_eq!(alpha2(" de\n").as_deref(), Some("DE"));
        assert_eq!(alpha2("EL").as_deref(), Some("GR"));
        assert_eq!(alpha2("uk").as_deref(), Some("GB"));
        assert_eq!(alpha2("XK").as_deref(), Some("XK"));
        assert_eq!(alpha3("twn").as_deref(), Some("TW"));
        assert_eq!(alpha3("XKX").as_deref(), Some("XK"));
        assert_eq!(alpha3("RKS").as_deref(), Some("XK"));
        assert_eq!(alpha3("FRO").as_deref(), Some("FO"));
    }

    #[test]
    fn what_names_no_country_binds_to_none() {
        for text in [
            "",
            "WW",
            "XX",
            "DX",
            "XH",
            "CNAM",
            "CH BAG",
            "Ministry of Health",
            "D",
            "ÄÖ",
        ] {
            assert_eq!(alpha2(text), None, "{text}");
        }
        for text in ["", "XXH", "XCL", "WHO", "IOM", "DE", "-"] {
            assert_eq!(alpha3(text), None, "{text}");
        }
    }

    #[test]
    fn a_state_signs_for_its_territories_and_not_the_reverse() {
        let country = |code| Country::from_alpha2(code).unwrap();
        assert!(country("GB").signs_for(country("GB")));
        assert!(country("GB").signs_for(country("GG")));
        assert!(!country("GG").signs_for(country("GB")));
        assert!(!country("FR").signs_for(country("DE")));
    }
}
