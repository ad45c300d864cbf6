using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Places;

public class PeopleDirectoryTests
{
    private static readonly DateOnly Today = Some.Day("2023-08-18");

    private static DirectoryEntry Entry(string place, Role? role, string name, string? label = null) =>
        new(Place.Parse(place)!, role, label, name, $"{name}@example.test");

    private static Addressee Leader(string? label = null, string place = "沙河区/青石镇/柳湾村") =>
        new(Role.Leader, label, Place.Parse(place)!);

    private static Recipient Resolve(Addressee addressee, params DirectoryEntry[] entries) =>
        new PeopleDirectory(entries).Resolve(addressee, ["建管办"], Today);

    [Fact]
    public void A_role_is_found_at_the_place_of_the_task()
    {
        var recipient = Resolve(Leader(), Entry("沙河区/青石镇", Role.Leader, "镇长"), Entry("沙河区/青石镇/柳湾村", Role.Leader, "村长"));

        Assert.Equal(("村长", "村长@example.test", RecipientStanding.Found), (recipient.Name, recipient.Mail, recipient.Standing));
    }

    [Fact]
    public void Else_at_the_next_place_up() =>
        Assert.Equal("镇长", Resolve(Leader(), Entry("沙河区", Role.Leader, "区长"), Entry("沙河区/青石镇", Role.Leader, "镇长")).Name);

    [Fact]
    public void A_town_without_its_county_is_neither_of_two_counties() =>
        Assert.Equal(
            RecipientStanding.Nobody,
            Resolve(
                Leader(place: "青石镇"),
                Entry("沙河区/青石镇", Role.Leader, "甲镇长"),
                Entry("青禾县/青石镇", Role.Leader, "乙镇长")
            ).Standing
        );

    [Fact]
    public void Neither_below_nor_beside() =>
        Assert.Equal(
            RecipientStanding.Nobody,
            Resolve(
                Leader(),
                Entry("沙河区/青石镇/柳湾村/1组", Role.Leader, "组长"),
                Entry("沙河区/青石镇/杏花村", Role.Leader, "邻村")
            ).Standing
        );

    [Fact]
    public void An_entry_without_a_mail_address_does_not_hold_the_mail_up() =>
        Assert.Equal(
            "镇长",
            Resolve(Leader(), Entry("柳湾村", Role.Leader, "村长") with { Mail = null }, Entry("青石镇", Role.Leader, "镇长")).Name
        );

    [Fact]
    public void Of_two_who_hold_one_role_at_one_place_the_first_gets_it() =>
        Assert.Equal("甲", Resolve(Leader(), Entry("柳湾村", Role.Leader, "甲"), Entry("柳湾村", Role.Leader, "乙")).Name);

    [Fact]
    public void An_office_the_plan_names_goes_before_the_role()
    {
        var office = new Addressee(Role.LeadOffice, "建管办", Some.Village);

        Assert.Equal(
            "建管办甲",
            Resolve(office, Entry("青石镇", Role.LeadOffice, "农服中心乙", "农服中心"), Entry("青石镇", null, "建管办甲", "建管办")).Name
        );
    }

    [Fact]
    public void A_label_higher_up_goes_before_the_role_nearby() =>
        Assert.Equal(
            "联系",
            Resolve(
                Leader("各村联系领导"),
                Entry("柳湾村", Role.Leader, "村长", "村支书"),
                Entry("沙河区", Role.Leader, "联系", "联系领导")
            ).Name
        );

    [Theory]
    [InlineData("各村联系领导", "联系领导")]
    [InlineData("镇建管办", "建管办")]
    public void A_notice_says_a_label_longer_than_the_directory_does(string notice, string directory) =>
        Assert.Equal("甲", Resolve(Leader(notice), Entry("青石镇", null, "甲", directory)).Name);

    [Fact]
    public void A_label_nobody_carries_falls_back_to_the_role() =>
        Assert.Equal("村长", Resolve(Leader("包片领导"), Entry("柳湾村", Role.Leader, "村长", "村支书")).Name);

    [Fact]
    public void Where_nobody_holds_the_role_it_goes_to_the_lead_office_marked_as_such()
    {
        var recipient = Resolve(
            Leader(),
            Entry("青石镇", Role.LeadOffice, "农服", "农服中心"),
            Entry("青石镇", Role.LeadOffice, "建管", "建管办")
        );

        Assert.Equal(("建管", RecipientStanding.LastResort, Leader()), (recipient.Name, recipient.Standing, recipient.Addressee));
    }

    [Fact]
    public void Where_the_named_office_is_unknown_any_lead_office_is_the_last_resort() =>
        Assert.Equal("农服", Resolve(Leader(), Entry("青石镇", Role.LeadOffice, "农服", "农服中心")).Name);

    [Fact]
    public void Where_nobody_at_all_is_found_the_recipient_says_so()
    {
        var recipient = PeopleDirectory.Empty.Resolve(Leader(), ["建管办"], Today);

        Assert.Equal((RecipientStanding.Nobody, null, Some.Village), (recipient.Standing, recipient.Mail, recipient.Place));
    }

    [Fact]
    public void Villages_of_one_name_in_two_towns_are_kept_apart() =>
        Assert.Equal(
            "青石",
            Resolve(Leader(), Entry("沙河区/白马镇/柳湾村", Role.Leader, "白马"), Entry("沙河区/青石镇/柳湾村", Role.Leader, "青石")).Name
        );

    [Fact]
    public void A_village_of_the_same_name_elsewhere_is_no_substitute_for_the_town() =>
        Assert.Equal(
            "镇长",
            Resolve(Leader(), Entry("沙河区/白马镇/柳湾村", Role.Leader, "白马"), Entry("青石镇", Role.Leader, "镇长")).Name
        );

    [Fact]
    public void The_directory_may_write_the_path_shorter_or_longer_than_the_plan()
    {
        Assert.Equal("短", Resolve(Leader(), Entry("柳湾村", Role.Leader, "短")).Name);
        Assert.Equal("长", Resolve(Leader(), Entry("云岭市/沙河区/青石镇/柳湾村", Role.Leader, "长")).Name);
    }

    [Fact]
    public void One_address_is_one_recipient_however_it_is_written() =>
        Assert.Equal(
            Resolve(Leader(), Entry("柳湾村", Role.Leader, "A") with { Mail = "A@example.test" }).Key,
            Resolve(Leader(), Entry("柳湾村", Role.Leader, "A") with { Mail = "a@EXAMPLE.test" }).Key
        );

    [Fact]
    public void Without_addresses_the_role_and_place_tell_recipients_apart() =>
        Assert.NotEqual(
            PeopleDirectory.Empty.Resolve(Leader("甲"), [], Today).Key,
            PeopleDirectory.Empty.Resolve(Leader("乙"), [], Today).Key
        );
}
