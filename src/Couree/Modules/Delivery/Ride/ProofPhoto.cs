using Couree.Kernel;

namespace Couree.Modules.Delivery;

internal readonly record struct ProofPhotoId(Guid Value) : IId;

/// <summary>A photo a command promised by its hash: for each door that names it, whether and when it has arrived.</summary>
internal sealed class ProofPhoto
{
    public ProofPhotoId Id { get; init; }

    /// <summary>SHA-256 of the bytes that left the phone, base64url, and the name under which our re-encoding is kept.</summary>
    public required string Hash { get; init; }
    public RunId Run { get; init; }
    public StopId Stop { get; init; }
    public PersonId Courier { get; init; }
    public DateTime? ArrivedAt { get; set; }
}
