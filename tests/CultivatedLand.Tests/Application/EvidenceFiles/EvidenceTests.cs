using System.Text;
using CultivatedLand.Application.EvidenceFiles;
using CultivatedLand.Application.Files;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;
using Microsoft.Extensions.Time.Testing;
using SkiaSharp;

namespace CultivatedLand.Tests.Application.EvidenceFiles;

public class EvidenceTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = FakeClock.At("2023-08-18 08:00");

    private MemoryOffice _office = null!;

    private EvidenceService _evidenceService = null!;

    public async Task InitializeAsync()
    {
        _office = await new MemoryOffice(_clock).With(Some.FourPhases());
        _evidenceService = new EvidenceService(_office.Archive, new MemoryRecordStore(), _office.Ledger, _office.Desk, _clock);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<EvidenceMetadata> Kept(byte[] content)
    {
        var results = await _evidenceService.Add(Some.Id, [new SourceFile("现场.jpg", content)], "李村长", default);
        Assert.Null(Assert.Single(results).Fault);
        return (await _evidenceService.Describe((await _office.Ledger.Find(Some.Id, default))!.State.Evidence[^1].ContentHash, default))!;
    }

    [Fact]
    public async Task A_photograph_tells_when_and_where_it_was_taken()
    {
        var evidenceMetadata = await Kept(SomePhotos.FromCamera());

        Assert.Equal(
            ("jpeg", new DateTime(2023, 8, 18, 10, 24, 0), 29.51, 106.25),
            (evidenceMetadata.Format, evidenceMetadata.TakenAt, evidenceMetadata.Latitude, evidenceMetadata.Longitude)
        );
    }

    [Fact]
    public async Task A_photograph_without_such_notes_is_kept_without_them()
    {
        var evidenceMetadata = await Kept(SomePhotos.Jpeg());

        Assert.Equal(
            (null, null, null, (ThumbnailFailure?)null),
            (evidenceMetadata.TakenAt, evidenceMetadata.Latitude, evidenceMetadata.Longitude, evidenceMetadata.Trouble)
        );
    }

    [Fact]
    public async Task The_original_is_kept_to_the_byte()
    {
        var original = SomePhotos.FromCamera();
        await Kept(original);

        Assert.Equal(
            original,
            await _evidenceService.Content((await _office.Ledger.Find(Some.Id, default))!.State.Evidence[0].ContentHash, default)
        );
    }

    [Fact]
    public async Task A_photograph_taken_before_the_task_began_is_noted()
    {
        var evidenceMetadata = await Kept(SomePhotos.FromCamera("2022:03:01 09:00:00"));

        Assert.Equal("拍摄时间早于任务开始（2023-08-18），请核对。", evidenceMetadata.Earlier(Some.Day("2023-08-18"))?.Chinese);
        Assert.Null(evidenceMetadata.Earlier(Some.Day("2022-03-01")));
    }

    [Fact]
    public async Task The_same_content_twice_is_one_piece_of_evidence()
    {
        await _evidenceService.Add(
            Some.Id,
            [new SourceFile("一.jpg", SomePhotos.Jpeg()), new SourceFile("二.jpg", SomePhotos.Jpeg())],
            "李村长",
            default
        );

        Assert.Single((await _office.Ledger.Find(Some.Id, default))!.State.Evidence);
    }

    [Fact]
    public async Task A_thumbnail_is_small_and_of_the_same_shape()
    {
        var evidenceMetadata = await Kept(SomePhotos.Jpeg(2000, 1500));
        using var small = SKBitmap.Decode(await _office.Archive.Get(evidenceMetadata.Thumbnail!, default));

        Assert.Equal(
            (Thumbnailer.Side, Thumbnailer.Side * 3 / 4, 2000, 1500),
            (small.Width, small.Height, evidenceMetadata.Width, evidenceMetadata.Height)
        );
    }

    [Theory]
    [InlineData(1, 80, 60, "left")]
    [InlineData(2, 80, 60, "right")]
    [InlineData(3, 80, 60, "right")]
    [InlineData(4, 80, 60, "left")]
    [InlineData(5, 60, 80, "top")]
    [InlineData(6, 60, 80, "top")]
    [InlineData(7, 60, 80, "bottom")]
    [InlineData(8, 60, 80, "bottom")]
    public void A_thumbnail_stands_upright_however_the_camera_was_held(ushort orientation, int width, int height, string redHalf)
    {
        var made = Thumbnailer.Make(SomePhotos.FromCamera(orientation: orientation));
        using var small = SKBitmap.Decode(made.Jpeg);

        Assert.Equal((width, height), (small.Width, small.Height));
        var (x, y) = redHalf switch
        {
            "left" => (5, height / 2),
            "right" => (width - 6, height / 2),
            "top" => (width / 2, 5),
            _ => (width / 2, height - 6),
        };
        Assert.True(small.GetPixel(x, y).Red > 200, $"The {redHalf} half is red.");
        Assert.True(small.GetPixel(width - 1 - x, height - 1 - y).Red < 60, "The other is not.");
    }

    [Fact]
    public async Task A_small_file_that_claims_a_giant_picture_is_kept_and_never_unpacked()
    {
        var evidenceMetadata = await Kept(SomePhotos.PngBomb(60_000, 60_000));

        Assert.Equal((ThumbnailFailure.TooManyPixels, null), (evidenceMetadata.Trouble, evidenceMetadata.Thumbnail));
    }

    [Fact]
    public async Task A_damaged_photograph_is_kept_and_says_so()
    {
        var evidenceMetadata = await Kept([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);

        Assert.Equal((ThumbnailFailure.Unreadable, null), (evidenceMetadata.Trouble, evidenceMetadata.Thumbnail));
        Assert.StartsWith("图片已损坏或不完整", evidenceMetadata.Trouble!.Value.Words(evidenceMetadata.Kind).Chinese);
    }

    [Fact]
    public async Task A_photograph_broken_off_in_the_middle_still_shows_what_came()
    {
        var whole = SomePhotos.FromCamera(width: 800, height: 600);
        var evidenceMetadata = await Kept(whole[..(whole.Length * 2 / 3)]);

        Assert.NotNull(evidenceMetadata.Thumbnail);
        Assert.Equal(2023, evidenceMetadata.TakenAt?.Year);
    }

    [Fact]
    public async Task A_HEIC_photograph_is_kept_without_a_thumbnail_and_says_how_to_see_it()
    {
        var evidenceMetadata = await Kept([0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8]);

        Assert.Equal(
            ("heic", ThumbnailFailure.Unreadable, false),
            (evidenceMetadata.Format, evidenceMetadata.Trouble, evidenceMetadata.Kind.IsShown)
        );
        Assert.Equal(
            "HEIC 照片无法在网页中显示；原件已保存，可下载查看。",
            evidenceMetadata.Trouble!.Value.Words(evidenceMetadata.Kind).Chinese
        );
    }

    [Theory]
    [InlineData("%PDF-1.7 …", "application/pdf")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "application/octet-stream")]
    [InlineData("<html>", "application/octet-stream")]
    public void What_is_no_picture_is_never_shown_inline(string content, string mediaType)
    {
        var format = FileFormat.Of(Encoding.UTF8.GetBytes(content));

        Assert.Equal((mediaType, false), (format.MediaType, format.IsShown));
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        var result = Assert.Single(await _evidenceService.Add(Some.Id, [new SourceFile("空.jpg", Array.Empty<byte>())], "李村长", default));

        Assert.Equal("“空.jpg”是空文件，请重新选择。", result.Fault?.Chinese);
    }

    [Fact]
    public async Task A_task_that_is_over_takes_no_evidence_and_nothing_is_kept()
    {
        await _office.Desk.Execute(Some.Id, new TaskCommand.Cancel("并入其他任务"), default);
        var photograph = SomePhotos.Jpeg();
        var result = Assert.Single(await _evidenceService.Add(Some.Id, [new SourceFile("晚到.jpg", photograph)], "李村长", default));

        Assert.Equal("任务“柳湾村恢复耕地”已取消，不能举证。", result.Fault?.Chinese);
        Assert.Null(await _office.Archive.Get(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(photograph)), default));
    }

    /// <summary>Bytes of a photograph changed here and there must never bring the reader down.</summary>
    [Fact]
    public void Photographs_with_changed_bytes_are_read_or_left_alone()
    {
        var random = new Random(20230818);
        for (var round = 0; round < 300; round++)
        {
            var photograph = SomePhotos.FromCamera();
            for (var change = 0; change < 8; change++)
                photograph[random.Next(2, Math.Min(photograph.Length, 260))] = (byte)random.Next(256);

            PhotoMetadata.Read(photograph);
            Thumbnailer.Make(photograph);
        }
    }
}
