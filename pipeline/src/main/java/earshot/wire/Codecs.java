package earshot.wire;

import earshot.model.Alert;
import earshot.model.AlertAction;
import earshot.model.AlertEvent;
import earshot.model.BrandTopics;
import earshot.model.BrandWindow;
import earshot.model.DeadLetter;
import earshot.model.FeedWindow;
import earshot.model.Mention;
import earshot.model.PublishedBrandSet;
import earshot.model.ShareOfVoice;

/** A codec for each record that travels between jobs. */
public final class Codecs {

    public static final Codec<Mention> MENTION = Codec.of(
            earshot.schemas.Mention.getClassSchema(),
            earshot.schemas.Mention.getEncoder(),
            earshot.schemas.Mention::createDecoder,
            MentionMapping::toAvro,
            MentionMapping::fromAvro);

    public static final Codec<BrandWindow> BRAND_WINDOW = Codec.of(
            earshot.schemas.BrandWindow.getClassSchema(),
            earshot.schemas.BrandWindow.getEncoder(),
            earshot.schemas.BrandWindow::createDecoder,
            WindowMapping::toAvro,
            WindowMapping::fromAvro);

    public static final Codec<ShareOfVoice> SHARE_OF_VOICE = Codec.of(
            earshot.schemas.ShareOfVoice.getClassSchema(),
            earshot.schemas.ShareOfVoice.getEncoder(),
            earshot.schemas.ShareOfVoice::createDecoder,
            WindowMapping::toAvro,
            WindowMapping::fromAvro);

    public static final Codec<BrandTopics> BRAND_TOPICS = Codec.of(
            earshot.schemas.BrandTopics.getClassSchema(),
            earshot.schemas.BrandTopics.getEncoder(),
            earshot.schemas.BrandTopics::createDecoder,
            WindowMapping::toAvro,
            WindowMapping::fromAvro);

    public static final Codec<FeedWindow> FEED_WINDOW = Codec.of(
            earshot.schemas.FeedWindow.getClassSchema(),
            earshot.schemas.FeedWindow.getEncoder(),
            earshot.schemas.FeedWindow::createDecoder,
            WindowMapping::toAvro,
            WindowMapping::fromAvro);

    public static final Codec<Alert> ALERT = Codec.of(
            earshot.schemas.Alert.getClassSchema(),
            earshot.schemas.Alert.getEncoder(),
            earshot.schemas.Alert::createDecoder,
            AlertMapping::toAvro,
            AlertMapping::fromAvro);

    public static final Codec<AlertAction> ALERT_ACTION = Codec.of(
            earshot.schemas.AlertAction.getClassSchema(),
            earshot.schemas.AlertAction.getEncoder(),
            earshot.schemas.AlertAction::createDecoder,
            AlertActionMapping::toAvro,
            AlertActionMapping::fromAvro);

    public static final Codec<AlertEvent> ALERT_EVENT = Codec.of(
            earshot.schemas.AlertEvent.getClassSchema(),
            earshot.schemas.AlertEvent.getEncoder(),
            earshot.schemas.AlertEvent::createDecoder,
            AlertEventMapping::toAvro,
            AlertEventMapping::fromAvro);

    public static final Codec<DeadLetter> DEAD_LETTER = Codec.of(
            earshot.schemas.DeadLetter.getClassSchema(),
            earshot.schemas.DeadLetter.getEncoder(),
            earshot.schemas.DeadLetter::createDecoder,
            DeadLetterMapping::toAvro,
            DeadLetterMapping::fromAvro);

    public static final Codec<PublishedBrandSet> BRAND_SET = Codec.of(
            earshot.schemas.BrandSet.getClassSchema(),
            earshot.schemas.BrandSet.getEncoder(),
            earshot.schemas.BrandSet::createDecoder,
            BrandSetMapping::toAvro,
            BrandSetMapping::fromAvro);

    private Codecs() {}
}
