using CultivatedLand.Application.Parcels;
using NetTopologySuite.Geometries;

namespace CultivatedLand.Tests.Application;

/// <summary>Ground of parcels in a plane of which one unit is a sign on the screen.</summary>
public class ParcelGeometryTests
{
    private static readonly double[] Square = [0, 0, 90, 0, 90, 90, 0, 90, 0, 0];
    private static readonly double[] Hole = [30, 30, 60, 30, 60, 60, 30, 60, 30, 30];
    private static readonly double[] Bend = [0, 0, 90, 0, 90, 10, 10, 10, 10, 90, 0, 90, 0, 0];

    [Fact]
    public void The_label_of_an_even_parcel_stands_in_its_middle() => Assert.Equal(new Coordinate(45, 45), Label(Square));

    [Fact]
    public void Many_points_at_one_side_do_not_draw_the_label_there() =>
        Assert.Equal(
            new Coordinate(45, 45),
            Label([.. Square[..8], .. Enumerable.Range(1, 80).SelectMany(at => new double[] { 0, 90 - at }), 0, 0])
        );

    [Fact]
    public void The_label_of_a_bend_stands_on_its_ground() => Assert.True(ParcelGeometry.Of([Bend], Plain).Covers(new Point(Label(Bend))));

    [Fact]
    public void The_label_of_a_parcel_with_a_hole_does_not_stand_in_the_hole()
    {
        var shape = ParcelGeometry.Of([Square, Hole], Plain);

        Assert.Equal(90 * 90 - 30 * 30, shape.Area);
        Assert.True(shape.Contains(new Point(ParcelGeometry.Label(shape))));
    }

    [Fact]
    public void Two_parts_are_two_and_the_label_stands_in_the_larger()
    {
        var shape = ParcelGeometry.Of(
            [
                [200, 0, 210, 0, 210, 10, 200, 10, 200, 0],
                Square,
            ],
            Plain
        );

        Assert.Equal(2, shape.NumGeometries);
        Assert.Equal(new Coordinate(45, 45), ParcelGeometry.Label(shape));
    }

    [Fact]
    public void An_island_in_a_hole_is_ground_again()
    {
        var shape = ParcelGeometry.Of([Square, Hole, [40, 40, 50, 40, 50, 50, 40, 50, 40, 40]], Plain);

        Assert.Equal(90 * 90 - 30 * 30 + 10 * 10, shape.Area);
    }

    [Fact]
    public void A_border_that_crosses_itself_is_mended_and_has_a_label()
    {
        var shape = ParcelGeometry.Of(
            [
                [0, 0, 90, 90, 90, 0, 0, 90, 0, 0],
            ],
            Plain
        );

        Assert.True(shape.IsValid);
        Assert.True(shape.Covers(new Point(ParcelGeometry.Label(shape))));
    }

    [Theory]
    [InlineData(new double[] { 5, 5, 5, 5, 5, 5, 5, 5 })]
    [InlineData(new double[] { 0, 0, 50, 50, 0, 0, 50, 50 })]
    public void A_border_around_no_ground_breaks_nothing(double[] ring)
    {
        var shape = ParcelGeometry.Of([ring], Plain);

        Assert.NotNull(ParcelGeometry.Label(shape));
        Assert.NotNull(ParcelGeometry.Simplified(shape, 0.5, 60));
    }

    [Fact]
    public void A_corner_stays_where_points_between_corners_go()
    {
        double[] ring = [.. Enumerable.Range(0, 900).SelectMany(at => new[] { at / 10.0, 0 }), 90, 0, 90, 90, 45, 5, 0, 90, 0, 0];

        Assert.Equal(6, ParcelGeometry.Simplified(ParcelGeometry.Of([ring], Plain), 0.5, 60).NumPoints);
    }

    [Fact]
    public void A_round_border_of_many_points_keeps_its_shape_with_few()
    {
        double[] ring =
        [
            .. Enumerable
                .Range(0, 5000)
                .SelectMany(at => new[] { 500 + 400 * Math.Cos(at * Math.Tau / 5000), 500 + 400 * Math.Sin(at * Math.Tau / 5000) }),
        ];
        var (shape, simple) = (ParcelGeometry.Of([ring], Plain), ParcelGeometry.Simplified(ParcelGeometry.Of([ring], Plain), 0.5, 60));

        Assert.InRange(simple.NumPoints, 10, 61);
        Assert.InRange(simple.Area / shape.Area, 0.97, 1);
        Assert.True(simple.IsValid);
    }

    private static Coordinate Label(params double[] ring) => ParcelGeometry.Label(ParcelGeometry.Of([ring], Plain));

    private static Coordinate Plain(double longitude, double latitude) => new(longitude, latitude);
}
