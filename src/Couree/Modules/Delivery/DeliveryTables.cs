using Couree.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Couree.Modules.Delivery;

internal sealed class DeliveryTables : IEntityTypeConfiguration<Run>, IEntityTypeConfiguration<Stop>, IEntityTypeConfiguration<DeliveryFact>,
    IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<TariffVersion>, IEntityTypeConfiguration<WindowBook>, IEntityTypeConfiguration<WindowHold>
{
    public void Configure(EntityTypeBuilder<Run> run)
    {
        run.ToTable("delivery_runs");
        run.HasKey(r => r.Id);
        run.Property(r => r.Reference).HasMaxLength(100);
        run.HasIndex(r => r.Reference).IsUnique();
        run.HasIndex(r => new { r.Couriers, r.State, r.Day });
        run.HasIndex(r => r.Sender);
        run.Property(r => r.Language).HasMaxLength(2);
        run.Property(r => r.NeedsHuman).HasMaxLength(80);
        run.Property(r => r.FeeLines).AsJson();
        run.HasMany(r => r.Stops).WithOne().HasForeignKey(s => s.Run).OnDelete(DeleteBehavior.Cascade);
        run.Navigation(r => r.Stops).HasField("_stops").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        run.Ignore(r => r.InOrder).Ignore(r => r.IsOver).Ignore(r => r.IsCarried).Ignore(r => r.WantedFromAt).Ignore(r => r.WantedUntilAt).Ignore(r => r.Packages);
    }

    public void Configure(EntityTypeBuilder<Stop> stop)
    {
        stop.ToTable("delivery_stops");
        stop.HasKey(s => s.Id);
        stop.HasIndex(s => s.Run);
        stop.HasIndex(s => s.TrackingToken).IsUnique();
        stop.Property(s => s.TrackingToken).HasMaxLength(40);
        stop.Property(s => s.Name).HasMaxLength(200);
        stop.Property(s => s.Phone).HasMaxLength(40);
        stop.Property(s => s.Email).HasMaxLength(254);
        stop.Property(s => s.Address).HasMaxLength(300);
        stop.Property(s => s.Notes).HasMaxLength(1000);
        stop.Property(s => s.Reference).HasMaxLength(100);
        stop.Property(s => s.Reason).HasMaxLength(500);
        stop.Property(s => s.PaidOnHandOver).HasMaxLength(20);
        stop.Property(s => s.Proof!).AsJson();
        stop.Ignore(s => s.Point).Ignore(s => s.TrackingPath).Ignore(s => s.Window).Ignore(s => s.IsOver).Ignore(s => s.HappenedAtTheDoor);
    }

    public void Configure(EntityTypeBuilder<DeliveryFact> fact)
    {
        fact.ToTable("delivery_facts");
        fact.HasKey(f => f.Id);
        fact.HasIndex(f => new { f.Run, f.Sequence }).IsUnique();
        fact.HasIndex(f => f.Author);
        fact.Property(f => f.Reason).HasMaxLength(500);
        fact.Property(f => f.PaidOnHandOver).HasMaxLength(20);
        fact.Property(f => f.Proof!).AsJson();
    }

    public void Configure(EntityTypeBuilder<Round> round)
    {
        round.ToTable("delivery_rounds");
        round.HasKey(r => r.Id);
        round.HasIndex(r => new { r.Couriers, r.Day, r.Courier }).IsUnique();
        round.Property(r => r.Order).AsJson();
        round.Ignore(r => r.Ahead);
    }

    public void Configure(EntityTypeBuilder<TariffVersion> tariff)
    {
        tariff.ToTable("delivery_tariff_versions");
        tariff.HasKey(t => t.Id);
        tariff.HasIndex(t => new { t.Couriers, t.Number }).IsUnique();
        tariff.Property(t => t.Note).HasMaxLength(1000);
        tariff.Property(t => t.Rules).AsJson();
    }

    public void Configure(EntityTypeBuilder<WindowBook> book)
    {
        book.ToTable("delivery_window_books");
        book.HasKey(b => b.Id);
        book.HasIndex(b => new { b.Couriers, b.FromAt, b.UntilAt }).IsUnique();
        book.HasMany(b => b.Holds).WithOne().HasForeignKey(h => h.Book).OnDelete(DeleteBehavior.Cascade);
        book.Navigation(b => b.Holds).HasField("_holds").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<WindowHold> hold)
    {
        hold.ToTable("delivery_window_holds");
        hold.HasKey(h => h.Id);
        hold.Property(h => h.Key).HasMaxLength(100);
        hold.HasIndex(h => h.Key).IsUnique();
        hold.Property(h => h.Book);
    }
}
