//! Keys and signatures made once by another implementation (pyca/cryptography 48, OpenSSL), in Base64. The private halves
//! were not kept.

/// What the signatures are over.
pub(crate) const MESSAGE: &[u8] = b"This is the content.";

pub(crate) const P256: &str = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEuNDIbcaDerG3WuGmz0quwjX7gvX/iPk/XJbYphyGTp9Dg2GsPh1NiqciKpktKwou\
    1rn8BHqc91RLHy4Ya4Uvwg==";
pub(crate) const P256_ES256: &str =
    "WiTVLvk9oJKCIyut2/TNJPLJ0OPPxTDWOC2uBJVrVBSIMkBvGV8WHNZn3b3Dz/e+OtBLQRn4wIwOyNF2vyxJ2A==";
pub(crate) const P256_ES384: &str =
    "ttkPIL4F0Os+gNMslkB9YFt+KMEOygfvOX4w6Q8UCieHZJgPyHzjIkhS2eLx9/lIMSEp4+5hqbjeGfzhYGaxwg==";
pub(crate) const P384: &str = "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEx4CeXiW6lnq90CZkSWxhnyrYtb2GIqVHFI8eMgIL1rv1RjdmcHbsNSVrPmzwOG7r6fbE\
    a0ErUOoqJ5K+l+epe0OMfTT7solaHib4teBHra586oAcTYjf//wP5/AieBF+";
pub(crate) const P384_ES256: &str = "CdoQAzZAJRIHmA5dajXRlMjocZ4ONscmMNK2BFvLNCEYgpqHx5R0ypRy5biIQNHQAgdX9cbKUG0LVAeW5WQe6XSNcpaSTWVpRdgB\
    Lr53PpwATRfDEzW8bLrniYe/XyAd";
pub(crate) const P384_ES384: &str = "66+bNnzsCwWCMjhJhtRgt+HR+W5ArPH4GqxGK3SJA5QLJzEFMBKVQ1n5GW9wCiZLpCT2yjXO+wd/w11dPMMUIQKd1pcPBDk/2hqM\
    RDMJIou5YL/4CVqmZ9xvP+4lrbiV";
pub(crate) const RSA: &str = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxuG8Ofd5UwxnE6t/SxDcLFcwlUeDg7vpwoVULAKtmVsvFnVeO7wdRHQQ\
    zPoKV2ei9RCLXr+YoXP0HPFkscI+dZ4FkQBG6ASbBc4A9nKxVG8mBdgtX+v0UdlxAoo9cvaMN677T1eI3x1zmnvxQ48ucYgw0Uxy\
    MmTTZ5GLjI6uGofiuxF+WGX9Ezbsi1O2dpXYg8WdKxosA51XDvzJJxHhOFnohrTwBS4k3DAO7UicuddZ/w/Zx7hwbums0zxTIYDn\
    oJs5bQRz5vlN+3vM28bSa7JRIVHn65c1q2N42IrsQFtyACM77oabQ2AnthltED67XCxYkklAIywida14r/OrNQIDAQAB";
pub(crate) const PS256: &str = "UoQe0LXt0LTomdkKwY0uBsIA2AX7pTZy3YHhGokNczTMFfpy3zOhopJzVdYe8ZYD+auqdGw4txMlcdUfZggW72zzUWqdavvBeztO\
    zdCZTvLBbFFavPeFO1jfs71YE10tQMAWIZylhdDS9EeUCKaGBc1zunL/bxLxD3I3HJF74ED1wI3QGiK4lui9DTTdecQz3D5Vzghx\
    OXvZmwCX20tMKbnGBh5D+SXCm0KfyrB/hfl7qzQ2shpu8I0B1p9odzJee1w2R/I7wdhNMK7klCi4eZ/MUDU/CZgTrYobVMDJubSY\
    /UZTDVRcAl3wxNjJk2pQ6zYyA8mfaWfuU3lA6Nl50Q==";
pub(crate) const PS384: &str = "N8J6HIWQEDN8FQ332i9+fmtYWevjw4t90jENIl37Jhuk7iRP4bwfgPNLy2lpNhcyAViNY4H3GnzMMm6cSnMSR0kbwOYD5bEVJLKq\
    OScBiHjmycbwnLZ0veZ22pTTyvKYs8YE8fpM4TJDArMvhzd8JctJBVB3s2DU7cS2e2nY++14YQbL7O4xEdxwadCWAowIVoSOSlJB\
    FrZMlWUemo3TrL2JwrmmNx6eo3TJoo/HpXr00TzIjZIVE956QqdiCQpNvDQAW6DakwWSUmyE91kv09hNWOBw7PVMdKLOwSFhcPeO\
    5B0QH9/EojXHPlatXw51Ozyct6srnwbwvjVlB0zX2g==";
pub(crate) const PS512: &str = "hXmsd47ctMBTP5certH07R8GWdN+3HrbNSNyBO2bKTG3T6VEfLSW4AEtN3ao2IXnL4NDUFl2VEAWNqO1j2QCGHryFnVJK6bYR0uC\
    TKNyH+hjyf9Y0OF0cSxEUTg8jlJaCHecskfcVGKiKseyhxuvALFZK8sWxbULCKSMLGA03t3m2WIPn975BqYaaLhFHqzMMD/GYXKW\
    oMuzs2qSK7OsoJ14K3M6boU5VgTmR/wy7UKuvBnzL/CM7xMTmoDYrDVaKslzp2P3GPVa06N28d9aziOmBOJ7/oPc+fzx2Zs9Cjgw\
    R1wUeM6vte+ax3gSfvb6UsZDKgr43qzUMMDHYvOczg==";
pub(crate) const ED25519: &str = "MCowBQYDK2VwAyEAU350wb7yUfO67oWr0xxrld3tsA8Vdd6JM1X8CuEkoUc=";
pub(crate) const EDDSA: &str =
    "v8upkEIgmTTUBEoX4rw97X5vUWcjyUfo5coeG+JIix6dlWeynI2V4wjA7SCLYse6XzgCsrMZQAuBTFFGtSV5Dw==";
pub(crate) const RSA_1024: &str = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC5aWKuAgc5HSpFcH9RIEwmD3eGrqN0QCapN6oZGtRNvOrT0AMc0OvyBueBDna9\
    u2qqIqXc6jmiNx6+HqMKzLEl+aPmxKL3AQk4lVPAUYa8RGSq4lwowulmy9FW9SjQBOpXPIBUY/fPb5Mq7Z8mXp+Hb8BHV486NVI6\
    c/2WFBQPzQIDAQAB";
pub(crate) const P521: &str = "MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQB0mS5h09Itkr59EPQmhdPRMc4ynE5Aim9nNqYnJFveTLglCgtCOG76gDkeJBumv1R4Yc7\
    QJ6dXcnuF5snOG+fO5AAlb1ynEW8+GlskWef8OBRbvj6xI12m1YsHMISH5it8zl93qz0tdnovc/pL5XMiR8t0gmMIjtfDq3H/9QxKyeh\
    e/M=";
pub(crate) const P521_ES256: &str = "AVg4LQW1bJankTfaHfF1sBiHdKuyrCYmLTiCUaf/NAFkkezKVMsVDISdK8e4VWKjXNgUiLANZc/XlFMp6kOhwvM5AUeCmjiJp9AQcZOi\
    IZ8ueIFyYxOQaaPXd3fcEkk3+yYUkimH2m1r2aAc4jsh9QKqVS9pLv57pV0BnWsemTz3fwR4";
pub(crate) const P521_ES384: &str = "ANjGJU9BXpWBkgdTj1f3Q2ElIcxTA70ehtIgAYejMaLv4/WD1DDeRj18kCjUq72KUU0mY80A3x5QHxm4e1geOqjMAW3BgKKSjKH4LwzM\
    QTIZLj7fhKfMVucXhDI6J0Dj+qAJqLdrARq+NDs5Rar2i00IByfngJ9l0cvUZfCWhas7aVFl";
pub(crate) const P521_ES512: &str = "ANUgx02kqBJyc9oohqRA+et4iFrOQQE2lgJvVLFUMoZxPq9Jyu9NGXQkF6gyta9eQZHPSZFjDD9loXEPU7iHsT2yASdspNgbM5GvHM6I\
    nHZnA1xSrEVIpP6U3ROWZZwQEVkiLtCoeFulrtOJf8hzmfR32nDw5XgsWLqEzdcqb9lWjk74";
pub(crate) const SECP256K1: &str = "MFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAEYvb0IJuap+uZ6OO9Wod6CG5nxPwcl/5SYt5TGtE7c1DWj/+wIl3ILOl5L8/iKj8SRel3uR/J\
    Fn/Y+uDzouAUFg==";
