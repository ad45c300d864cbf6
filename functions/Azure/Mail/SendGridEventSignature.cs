using System.Security.Cryptography;
using System.Text;

namespace CultivatedLand.Functions.Mail;

/// <summary>
/// Signature of SendGrid's event webhook: ECDSA with SHA-256 over the timestamp's text followed by the body, in DER, base64.
/// Only the holder of the private key can make it, so nobody else can declare mails undelivered.
/// </summary>
internal sealed class SendGridEventSignature : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create();

    /// <exception cref="FormatException">The key is not base64.</exception>
    /// <exception cref="CryptographicException">The bytes are no public key.</exception>
    public SendGridEventSignature(string publicKey)
    {
        var bare = string.Concat(
            publicKey.Split('\n').Where(line => !line.StartsWith("-----", StringComparison.Ordinal)).Select(line => line.Trim())
        );
        _key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(bare), out _);
    }

    public bool Signs(string timestamp, ReadOnlySpan<byte> body, string signature)
    {
        var given = new byte[signature.Length];
        if (timestamp.Length == 0 || !Convert.TryFromBase64String(signature, given, out var length))
            return false;
        return _key.VerifyData(
            [.. Encoding.UTF8.GetBytes(timestamp), .. body],
            given.AsSpan(0, length),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
    }

    public void Dispose() => _key.Dispose();
}
