using System.Reflection;
using System.Text.Json;
using Couree.Kernel;
using Couree.Outbox;
using Couree.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Couree.Database;

/// <summary>The house's one context: one transaction per use case. Each room maps its own tables in `…Tables.cs`.</summary>
public abstract class CoureeDb(DbContextOptions options, Reactions reactions, Live live, Clock clock) : DbContext(options)
{
    private readonly List<string> _changedTopics = [];
    private bool _announced;

    /// <summary>Announces an event: one outbox row per interested reaction, written by the same save.</summary>
    /// <param name="dueAt">not before this instant; null is now</param>
    /// <param name="key">idempotency key: an announcement with a key already used is refused by the unique index</param>
    public void Announce<TEvent>(TEvent happened, DateTime? dueAt = null, string? key = null) where TEvent : IEvent
    {
        foreach (var reaction in reactions.To(typeof(TEvent)))
        {
            Add(new OutboxRow
            {
                Id = Id.New<OutboxRowId>(clock),
                Event = typeof(TEvent).FullName!,
                Reaction = reaction.FullName!,
                Body = JsonSerializer.Serialize(happened, Json.Options),
                DueAt = dueAt ?? clock.Now,
                CreatedAt = clock.Now,
                Key = key is null ? null : $"{reaction.FullName}:{key}",
            });
            _announced = true;
        }
    }

    /// <summary>Tells whoever watches this topic, once the save has been committed, to look again.</summary>
    public void Touched(string topic) => _changedTopics.Add(topic);

    /// <summary>Runs several saves as one transaction.</summary>
    public abstract Task InTransaction(Func<Task> work, CancellationToken stop = default);

    /// <summary>Reads several things as they stood at one instant, whatever others write meanwhile; holds nobody up. For reading only.</summary>
    public abstract Task InOneView(Func<Task> read, CancellationToken stop = default);

    /// <summary>Is this failure a lost race that a fresh attempt may win?</summary>
    public abstract bool IsLostRace(Exception failure);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
            if (entry.State == EntityState.Modified) entry.Entity.Version++;
        var saved = await SaveInTurn(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
        if (Database.CurrentTransaction is null) TellWatchers();
        return saved;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("save with SaveChangesAsync: the single-writer gate is asynchronous");

    protected abstract Task<int> SaveInTurn(Func<Task<int>> save, CancellationToken stop);

    protected void TellWatchers()
    {
        foreach (var topic in _changedTopics) live.Tell(topic);
        _changedTopics.Clear();
        if (_announced) live.Tell(Live.Outbox);
        _announced = false;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        foreach (var id in typeof(CoureeDb).Assembly.GetTypes().Where(t => t.IsValueType && typeof(IId).IsAssignableFrom(t)))
            conventions.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        conventions.Properties<Money>().HaveConversion<MoneyConverter>();
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(Assembly.GetExecutingAssembly());
        foreach (var entity in model.Model.GetEntityTypes().Where(e => typeof(IVersioned).IsAssignableFrom(e.ClrType)))
            model.Entity(entity.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        EntityTypeBuilder Of(Type type) => model.Entity(type);
        foreach (var entity in model.Model.GetEntityTypes().Where(e => !e.IsOwned() && e.FindPrimaryKey() is { Properties: [{ ClrType: var key }] } && typeof(IId).IsAssignableFrom(key)).ToList())
            Of(entity.ClrType).Property(entity.FindPrimaryKey()!.Properties[0].Name).ValueGeneratedNever();
    }
}
