using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Couree.Modules.Places;

internal sealed class PlacesTables : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> place)
    {
        place.ToTable("places_places");
        place.HasKey(p => p.Id);
        place.Property(p => p.Address).HasMaxLength(200);
        place.Property(p => p.HoursText).HasMaxLength(4000);
        place.Ignore(p => p.Point);
        place.Ignore(p => p.Hours);
    }
}
