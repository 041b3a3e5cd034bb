using Couree.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Couree.Outbox;

public readonly record struct OutboxRowId(Guid Value) : IId;

/// <summary>One event for one interested reaction, written by the save that made it true.</summary>
public sealed class OutboxRow
{
    /// <summary>After so many failures a row waits for a human and blocks nobody.</summary>
    public const int MostAttempts = 12;

    public OutboxRowId Id { get; init; }
    public required string Event { get; init; }
    public required string Reaction { get; init; }
    public required string Body { get; set; }
    public string? Key { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime DueAt { get; set; }
    public DateTime? ClaimedUntil { get; set; }
    public DateTime? DoneAt { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }

    /// <summary>Done: what it said is needed no more, and may hold an address or a mailed link that nobody should find here.</summary>
    public void Done(DateTime now)
    {
        DoneAt = now;
        Body = "{}";
    }

    /// <summary>Growing pauses: 2, 4, 8 … seconds, at most an hour.</summary>
    public void Failed(string error, DateTime now)
    {
        Attempts++;
        LastError = error.Length > 2000 ? error[..2000] : error;
        ClaimedUntil = null;
        DueAt = now.AddSeconds(Math.Min(3600, Math.Pow(2, Attempts)));
    }
}

internal sealed class OutboxTables : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> row)
    {
        row.ToTable("outbox_rows");
        row.HasKey(r => r.Id);
        row.HasIndex(r => new { r.DoneAt, r.DueAt });
        row.HasIndex(r => r.Key).IsUnique();
    }
}
