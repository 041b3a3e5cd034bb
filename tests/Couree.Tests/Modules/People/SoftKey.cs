using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Couree.Tests.Modules.People;

/// <summary>
/// A security key in software (W3C WebAuthn level 3 §6): an ES256 key pair, "none" attestation, a counter. CBOR (RFC 8949) and COSE
/// (RFC 9053) are written by hand, so that what the server reads was not written by the server's own library.
/// </summary>
internal sealed class SoftKey : IDisposable
{
    private readonly ECDsa _pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _owner = "";
    private uint _counter;

    public string Origin { get; init; } = "http://localhost";

    /// <summary>Answers navigator.credentials.create for these options.</summary>
    public object Register(JsonElement options)
    {
        _owner = options.GetProperty("user").GetProperty("id").GetString()!;
        var clientData = ClientData("webauthn.create", options);
        var authData = AuthenticatorData(options.GetProperty("rp").GetProperty("id").GetString()!, flags: 0x45, [.. new byte[16], .. Short(_id.Length), .. _id, .. CoseKey()]);
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), .. Bytes(authData)];
        return Credential(new { clientDataJSON = B64(clientData), attestationObject = B64(attestation), transports = new[] { "internal" } });
    }

    /// <summary>Answers navigator.credentials.get for these options.</summary>
    public object Show(JsonElement options)
    {
        var clientData = ClientData("webauthn.get", options);
        var authData = AuthenticatorData(options.GetProperty("rpId").GetString()!, flags: 0x05, []);
        var signature = _pair.SignData([.. authData, .. SHA256.HashData(clientData)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = B64(clientData), authenticatorData = B64(authData), signature = B64(signature), userHandle = _owner });
    }

    public void Dispose() => _pair.Dispose();

    private object Credential(object response) => new { id = B64(_id), rawId = B64(_id), type = "public-key", authenticatorAttachment = "platform", clientExtensionResults = new { }, response };

    private byte[] ClientData(string type, JsonElement options) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = options.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    /// <summary>flags: 0x01 present, 0x04 verified, 0x40 key attached.</summary>
    private byte[] AuthenticatorData(string domain, byte flags, byte[] attached)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, ++_counter);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), flags, .. counter, .. attached];
    }

    /// <summary>{1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}</summary>
    private byte[] CoseKey()
    {
        var point = _pair.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
    }

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Bytes(byte[] bytes) => bytes.Length < 256 ? [0x58, (byte)bytes.Length, .. bytes] : [0x59, .. Short(bytes.Length), .. bytes];

    private static byte[] Short(int number) => [(byte)(number >> 8), (byte)number];

    private static string B64(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
