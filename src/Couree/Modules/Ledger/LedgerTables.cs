using Couree.Database;
using Couree.Database.Dialect;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Couree.Modules.Ledger;

internal sealed class PostedSetTable : IEntityTypeConfiguration<PostedSet>
{
    public void Configure(EntityTypeBuilder<PostedSet> set)
    {
        set.ToTable("ledger_sets");
        set.HasKey(s => s.Id);
        set.Property(s => s.Key).HasMaxLength(200);
        set.HasIndex(s => s.Key).IsUnique();
        set.Property(s => s.Memo).HasMaxLength(100);
        set.Property(s => s.Reference).HasMaxLength(100);
        set.HasMany(s => s.Lines).WithOne().HasForeignKey(l => l.SetId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PostedLineTable : IEntityTypeConfiguration<PostedLine>
{
    public void Configure(EntityTypeBuilder<PostedLine> line)
    {
        line.ToTable("ledger_lines");
        line.HasKey(l => l.Id);
        line.Property(l => l.Name).HasMaxLength(40);
        line.Property(l => l.Counterparty).HasMaxLength(100);
        // The whole sum of an account is read from this index alone, without touching the table.
        line.HasIndex(l => new { l.Book, l.Unit, l.Name, l.Counterparty, l.Amount });
        line.HasIndex(l => new { l.Book, l.OccurredAt });
    }
}

internal sealed class GuardedAccountTable : IEntityTypeConfiguration<GuardedAccount>
{
    public void Configure(EntityTypeBuilder<GuardedAccount> account)
    {
        account.ToTable("ledger_holds");
        account.HasKey(a => new { a.Book, a.Name, a.Counterparty, a.Unit });
        account.Property(a => a.Name).HasMaxLength(40);
        account.Property(a => a.Counterparty).HasMaxLength(100);
        account.Property(a => a.Holds).AsJson();
    }
}

internal sealed class BankDetailsTable : IEntityTypeConfiguration<BankDetails>
{
    public void Configure(EntityTypeBuilder<BankDetails> details)
    {
        details.ToTable("ledger_payees");
        details.HasKey(d => d.Organisation);
        details.Property(d => d.Organisation).ValueGeneratedNever();
        details.Property(d => d.Holder).HasMaxLength(70);
        details.Property(d => d.Iban).HasMaxLength(34);
    }
}

/// <summary>Once the schema stands, the store itself refuses to touch a posted line.</summary>
internal sealed class SealTheBooks(IServiceScopeFactory scopes) : IPrepare
{
    public async Task Prepare(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        await AppendOnly.Guard(scope.ServiceProvider.GetRequiredService<CoureeDb>(), ["ledger_sets", "ledger_lines"], stop);
    }
}
