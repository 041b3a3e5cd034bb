using Couree.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Couree.Modules.Market;

internal sealed class ShopTable : IEntityTypeConfiguration<Shop>
{
    public void Configure(EntityTypeBuilder<Shop> shop)
    {
        shop.ToTable("market_shops");
        shop.HasKey(s => s.Id);
        shop.Property(s => s.Means).AsJson();
    }
}

internal sealed class ProductTable : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.ToTable("market_products", table => table.HasCheckConstraint("ck_market_products_stock", "stock >= 0"));
        product.HasKey(p => p.Id);
        product.HasIndex(p => new { p.Shop, p.IsRetired, p.Position });
        product.Property(p => p.Section).HasMaxLength(60);
        product.Property(p => p.Name).HasMaxLength(120);
        product.Property(p => p.Description).HasMaxLength(600);
        product.Property(p => p.Unit).HasMaxLength(40);
        product.Property(p => p.Photo).HasMaxLength(64);
        product.Property(p => p.SearchText).HasMaxLength(900);
        product.Property(p => p.Allergens).AsJson();
        product.Property(p => p.Options).AsJson();
    }
}

internal sealed class ShopWindowTable : IEntityTypeConfiguration<ShopWindow>
{
    public void Configure(EntityTypeBuilder<ShopWindow> window)
    {
        window.ToTable("market_windows");
        window.HasKey(w => w.Id);
        window.HasIndex(w => new { w.Shop, w.FromAt }).IsUnique();
        window.Property(w => w.Places).AsJson();
        window.Ignore(w => w.Window);
    }
}

internal sealed class BasketTable : IEntityTypeConfiguration<Basket>
{
    public void Configure(EntityTypeBuilder<Basket> basket)
    {
        basket.ToTable("market_baskets");
        basket.HasKey(b => b.Id);
        basket.Property(b => b.TokenHash).HasMaxLength(64);
        basket.HasIndex(b => b.TokenHash).IsUnique();
        basket.HasIndex(b => b.TouchedAt);
        basket.Property(b => b.Address).HasMaxLength(300);
        basket.Property(b => b.Lines).AsJson();
        basket.Property(b => b.Shops).AsJson();
        basket.Property(b => b.Runs).AsJson();
        basket.Ignore(b => b.Drop);
    }
}

internal sealed class CheckoutTable : IEntityTypeConfiguration<PlacedCheckout>
{
    public void Configure(EntityTypeBuilder<PlacedCheckout> checkout)
    {
        checkout.ToTable("market_checkouts");
        checkout.HasKey(c => c.Id);
        checkout.Property(c => c.Number).HasMaxLength(20);
        checkout.HasIndex(c => c.Number).IsUnique();
        checkout.Property(c => c.Token).HasMaxLength(43);
        checkout.HasIndex(c => c.Token).IsUnique();
        checkout.HasIndex(c => new { c.Person, c.PlacedAt });
        checkout.Property(c => c.Name).HasMaxLength(120);
        checkout.Property(c => c.Email).HasMaxLength(200);
        checkout.Property(c => c.Phone).HasMaxLength(30);
        checkout.Property(c => c.Language).HasMaxLength(2);
        checkout.Property(c => c.Address).HasMaxLength(300);
        checkout.Property(c => c.Notes).HasMaxLength(400);
        checkout.Property(c => c.Means).HasMaxLength(20);
        checkout.Property(c => c.Runs).AsJson();
        checkout.Property(c => c.PaidRuns).AsJson();
        checkout.Ignore(c => c.Mail);
    }
}

internal sealed class OrderTable : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> order)
    {
        order.ToTable("market_orders");
        order.HasKey(o => o.Id);
        order.HasIndex(o => o.Checkout);
        order.HasIndex(o => new { o.Shop, o.PlacedAt });
        order.HasIndex(o => new { o.Shop, o.State });
        order.Property(o => o.Number).HasMaxLength(22);
        order.Property(o => o.CustomerName).HasMaxLength(120);
        order.Property(o => o.Lines).AsJson();
        order.Property(o => o.ClosedBy).HasMaxLength(20);
        order.Property(o => o.Reason).HasMaxLength(400);
        order.Property(o => o.Trouble).HasMaxLength(200);
        order.Property(o => o.PaidHow).HasMaxLength(20);
        order.Ignore(o => o.Promised);
    }
}

internal sealed class NumberSeriesTable : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> series)
    {
        series.ToTable("market_numbers");
        series.HasKey(s => s.Prefix);
        series.Property(s => s.Prefix).HasMaxLength(12);
    }
}
